//! One reader a format.

pub mod beaver;
pub mod habit_bull;
pub mod habit_trove;
pub mod habitica;
pub mod ics_todo;
pub mod loop_backup;
pub mod loop_csv;
mod loop_rule;
mod markup;
pub mod table_habit;
mod table_habit_score;
pub mod tick_tick;
pub mod todoist;
pub mod vikunja;
