//! Whether something follows when a task is done, and what.

use super::{Completion, NextOccurrence, TaskSeries};
use crate::tasks::{Task, TaskTree};

/// The occurrence after a task that is done. None where the task does not come again, its series has ended, or a later
/// occurrence is there already. `tree`: all tasks that are not in the trash, or at least those of the series.
#[must_use]
pub fn next_of(task: &Task, series: Option<&TaskSeries>, tree: &TaskTree, done: &Completion) -> Option<NextOccurrence> {
    let series = series.filter(|_| task.repeat.is_some())?;
    let is_later = |other: &Task| other.series_id == Some(series.id) && other.occurrence_day > task.occurrence_day;
    let is_followed = tree.tasks().any(|other| other.id != task.id && is_later(other));
    if is_followed { None } else { series.next_after(task, done) }
}
