//! Sentences about habits and days, whole ones: a sentence that is glued from parts cannot be translated.

mod day;
mod figures;
mod row;
mod schedule;
mod summary;

pub use day::{best_streak, capital, day_and_month, day_said, day_words, nearness, streak_unit};
pub use figures::{
    day_span, period_amount, period_label, period_name, period_sentence, rate_name, rate_sum, run_length, run_note,
    settled_words, step_words,
};
pub use row::{is_settled, row_note};
pub use schedule::{aim, asked, week_from};
pub use summary::day_summary;
