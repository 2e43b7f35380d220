//! What follows when a task is done: the rows of the next occurrence, made by the server and, until it was heard, by the
//! device on which it was done.

use super::{Completion, TaskSeries, next_tasks, occurrence_id};
use crate::tasks::{Task, TaskTree};

/// The occurrence after a task that is done, the task first, then its parts. Nothing where the task does not come again, its
/// series has ended, or a later occurrence is there already. `tree`: all tasks that are not in the trash, or at least those of
/// the series with their parts.
#[must_use]
pub fn rows_after(task: &Task, series: Option<&TaskSeries>, tree: &TaskTree, done: &Completion) -> Vec<Task> {
    let Some(series) = series.filter(|_| task.repeat.is_some()) else { return Vec::new() };
    let day = series.occurrence_of(task);
    let is_later = |other: &Task| other.series_id == Some(series.id) && series.occurrence_of(other) > day;
    if tree.tasks().any(|other| other.id != task.id && is_later(other)) {
        return Vec::new();
    }
    series
        .next_after(task, done)
        .map_or_else(Vec::new, |next| next_tasks(task, tree, next, done, |of| occurrence_id(of, next.day)))
}
