//! Tasks that come again: every occurrence is a row of its own, and the next one is made when the last was done.

mod delete;
mod in_series;
mod next;
mod next_of;
mod occurrence_id;
mod reopen;
mod series;

pub use delete::{DeletePlan, DeleteReach, SeriesPlan, delete_plan};
pub use in_series::{in_series, takes_key};
pub use next::{became, next_tasks};
pub use next_of::next_of;
pub use occurrence_id::series_id;
pub use reopen::{ReopenPlan, reopen_plan};
pub use series::{Completion, NextOccurrence, TaskSeries};
