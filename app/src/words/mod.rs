//! Sentences about habits and days, whole ones: a sentence that is glued from parts cannot be translated.

mod day;
mod row;
mod schedule;
mod summary;

pub use day::{best_streak, capital, day_and_month, day_words, nearness, streak_unit};
pub use row::{is_settled, paused, row_note};
pub use schedule::{aim, asked, week_from};
pub use summary::day_summary;
