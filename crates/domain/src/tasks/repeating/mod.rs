//! Tasks that come again: every occurrence is a row of its own, and the next one is made when the last was done.

mod delete;
mod in_series;
mod next;
mod occurrence_id;
mod reopen;
mod rows_after;
mod series;

pub use delete::{DeletePlan, DeleteReach, SeriesPlan, delete_plan};
pub use in_series::in_series;
pub use next::next_tasks;
pub use occurrence_id::{occurrence_id, series_id};
pub use reopen::{ReopenPlan, reopen_plan};
pub use rows_after::rows_after;
pub use series::{Completion, NextOccurrence, TaskSeries};
