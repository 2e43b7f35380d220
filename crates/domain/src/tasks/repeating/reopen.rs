//! Taking back that a repeated task was done: the occurrence that followed goes again, unless somebody has used it.

use serde::{Deserialize, Serialize};

use crate::{
    ids::TaskId,
    tasks::{Task, TaskTree},
};

/// What reopening a task means for the occurrence after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReopenPlan {
    /// There is none: only the task is opened.
    Alone,
    /// It is as it was made, and goes.
    Replacing(TaskId),
    /// It was changed, done or added to: its owner says whether it goes.
    Ask(TaskId),
}

/// The plan for a done task. `tree`: all tasks that are not in the trash, or at least those of the series with their
/// parts.
#[must_use]
pub fn reopen_plan(task: &Task, tree: &TaskTree) -> ReopenPlan {
    let Some((series, day)) = task.series_id.zip(task.occurrence_day) else { return ReopenPlan::Alone };
    let later = tree.tasks().filter(|other| other.series_id == Some(series) && other.occurrence_day > Some(day));
    let Some(next) = later.min_by_key(|other| other.occurrence_day) else { return ReopenPlan::Alone };
    // A part that was added to it is younger than what was made with it.
    let is_untouched = |task: &Task| task.is_open() && task.version == 1 && task.created_at == next.created_at;
    if is_untouched(next) && tree.below(next.id).into_iter().all(is_untouched) {
        ReopenPlan::Replacing(next.id)
    } else {
        ReopenPlan::Ask(next.id)
    }
}
