//! Sentences about habits and days, whole ones: a sentence that is glued from parts cannot be translated.

mod day;
#[cfg(feature = "ssr")]
mod offer;
mod row;
mod schedule;
mod summary;

pub use day::{best_streak, capital, day_and_month, day_words, nearness, streak_unit};
#[cfg(feature = "ssr")]
pub use offer::{why_offered, why_suggested};
pub use row::{is_settled, row_note};
pub use schedule::{aim, asked, week_from};
pub use summary::day_summary;
