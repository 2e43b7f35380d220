//! Tasks, their series, and what they are sorted by.

mod completed;
pub(crate) mod documents;
mod habit_logs;
mod lists;
mod matching;
mod related;
mod reminders;
mod rows;
mod series;
mod task_row;
mod trash;

pub use completed::{CompletedPage, completed};
pub use documents::{sections_of, take_label, take_project, take_section};
pub use habit_logs::{HabitLog, insert_habit_log, take_habit_log};
pub use lists::{
    TaskPage, all, around_days, in_trash, of_habit, of_projects, open_and_done_since, open_due_between, page,
    parent_titles, present_among,
};
pub use matching::{done_ids, open_ids};
pub use related::{lineage, with_series};
pub use reminders::{hand_on_reminders, reminders_of, reminders_of_trash, wake_reminders_of_moved};
pub use rows::{count, delete, find, find_many, is_place_taken, last_position, present_labels, put};
pub use series::{delete_series, find_series, put_series, series, series_of};
pub use task_row::{RecordStamps, TaskRecord};
pub use trash::{owners_of_task_trash, remove_task_trash, take_gone_parents};
