//! Sentences about habits and days, whole ones: a sentence that is glued from parts cannot be translated.

mod care;
mod day;
mod figures;
mod grid;
pub mod moved;
mod notifications;
#[cfg(feature = "ssr")]
mod offer;
mod quick_add;
mod reminder;
mod repeat;
mod row;
mod schedule;
mod summary;
mod task;

pub use care::{
    COMEBACK_TEXT, KEPT_DAYS, LEFT_OUT_DAYS, MINIMUM_DAY, WELCOME_BACK, away_question, comeback_title, reserves,
};
pub use day::{best_streak, capital, day_and_month, day_said, day_words, joined, nearness, streak_unit};
pub use figures::{
    day_span, period_amount, period_label, period_name, period_sentence, rate_name, rate_sum, run_length, run_note,
    settled_words, step_words,
};
pub use grid::{cell_words, hidden_words, row_figures, span_words};
pub use notifications::{channel_name, kind_name, kind_note, told_so_far, unread_figure, unread_words};
#[cfg(feature = "ssr")]
pub use offer::{why_offered, why_suggested};
pub use quick_add::{make_words, missing_words, piece_words};
pub use reminder::{reminder_words, task_reminder_words};
pub use repeat::repeat_words;
pub use row::{is_settled, paused, row_note};
pub use schedule::{aim, asked, week_from};
pub use summary::day_summary;
pub use task::{
    day_heading, day_near, deadline_words, minutes_words, priority_name, priority_words, progress_words, task_reason,
    task_when, timeframe_name,
};
