//! Deleting a repeated task: one occurrence, this and those that follow, or all. A plan of changes, so that it can be
//! shown before, applied as one, and taken back as one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Completion, NextOccurrence, TaskSeries};
use crate::{
    ids::TaskId,
    tasks::{Task, TaskTree},
};

/// How much of a series is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeleteReach {
    /// This occurrence; the series goes on.
    One,
    /// This occurrence and those that follow; what came before stays.
    Following,
    /// Every occurrence, those that were done too.
    All,
}

impl DeleteReach {
    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        match text {
            "one" => Ok(Self::One),
            "following" => Ok(Self::Following),
            "all" => Ok(Self::All),
            _ => Err("unknown_choice"),
        }
    }
}

/// What becomes of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesPlan {
    /// It stays as it is.
    Keep,
    /// The next occurrence is made in the place of the deleted one.
    Make(NextOccurrence),
    /// It ends; this is the last day that it may still have, see [`TaskSeries::ended_on`].
    EndOn(Date),
    /// It is deleted.
    Remove,
}

/// What a deletion changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeletePlan {
    /// The tasks that go to the trash, with everything below them.
    pub delete: BTreeSet<TaskId>,
    /// What becomes of the series.
    pub series: SeriesPlan,
}

/// The plan for a task. `series`: the one that it belongs to; without one the reach makes no difference. `now`: the
/// skipped occurrence counts as done then, so that the next one does not lie in the past. `tree`: all tasks that are
/// not in the trash, or at least those of the series with their parts.
#[must_use]
pub fn delete_plan(
    task: &Task,
    series: Option<&TaskSeries>,
    tree: &TaskTree,
    reach: DeleteReach,
    now: &Completion,
) -> DeletePlan {
    let Some(series) = series else {
        return DeletePlan { delete: with_parts([task.id], tree), series: SeriesPlan::Keep };
    };
    let day = series.occurrence_of(task);
    let id = series.id;
    let of_series = || tree.tasks().filter(move |other| other.series_id == Some(id));
    match reach {
        DeleteReach::One => {
            let is_last = task.is_open() && !of_series().any(|other| series.occurrence_of(other) > day);
            let next = if is_last { series.next_after(task, now) } else { None };
            let delete = with_parts([task.id], tree);
            DeletePlan { delete, series: next.map_or(SeriesPlan::Keep, SeriesPlan::Make) }
        }
        DeleteReach::Following => {
            let following = of_series().filter(|other| series.occurrence_of(other) >= day).map(|other| other.id);
            let delete = with_parts(following.chain([task.id]), tree);
            let last = day.yesterday().ok().filter(|last| *last >= series.first_day);
            DeletePlan { delete, series: last.map_or(SeriesPlan::Remove, SeriesPlan::EndOn) }
        }
        DeleteReach::All => {
            let delete = with_parts(of_series().map(|other| other.id).chain([task.id]), tree);
            DeletePlan { delete, series: SeriesPlan::Remove }
        }
    }
}

fn with_parts(tasks: impl IntoIterator<Item = TaskId>, tree: &TaskTree) -> BTreeSet<TaskId> {
    let and_below = |id: TaskId| std::iter::once(id).chain(tree.below(id).into_iter().map(|below| below.id));
    tasks.into_iter().flat_map(and_below).collect()
}
