//! The three best tasks that are not on today's list yet. The same tasks give the same answer, in whatever order they
//! come.

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{TaskReason, reason::reasons};
use crate::{
    habits::Calendar,
    ids::{HabitId, TaskId},
    tasks::{Priority, Slot, Task, slot},
};

/// How many are shown at once.
const TOP: usize = 3;

/// What the scorer has to know beside the tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionRequest<'a> {
    /// The owner's day and week.
    pub cal: Calendar,
    /// What is left of the day, in minutes, see [`super::minutes_left`].
    pub minutes_left: u16,
    /// The habits that have no done day in the owner's week.
    pub without_vote: &'a BTreeSet<HabitId>,
}

/// A task that could be taken on today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskSuggestion {
    /// Which task.
    pub task_id: TaskId,
    /// Its title.
    pub title: String,
    /// The points of all reasons together, 1 to 100.
    pub score: u8,
    /// What speaks for it, never empty.
    pub reasons: Vec<TaskReason>,
}

/// The three best open tasks that are not for today yet and whose start day has come. Equal scores are told apart by
/// priority, then by how early they are due, then by the ids.
#[must_use]
pub fn task_suggestions(tasks: &[Task], request: &SuggestionRequest) -> Vec<TaskSuggestion> {
    let mut found: Vec<(u8, &Task, Vec<TaskReason>)> = tasks
        .iter()
        .filter(|task| may_be_taken_on(task, request))
        .map(|task| (task, reasons(task, request)))
        .map(|(task, reasons)| (reasons.iter().map(TaskReason::points).sum::<u8>(), task, reasons))
        .filter(|(score, ..)| *score > 0)
        .collect();
    found.sort_unstable_by_key(|(score, task, _)| rank(*score, task));
    let suggestion = |(score, task, reasons): (u8, &Task, Vec<TaskReason>)| TaskSuggestion {
        task_id: task.id,
        title: task.title.clone(),
        score,
        reasons,
    };
    found.into_iter().take(TOP).map(suggestion).collect()
}

fn may_be_taken_on(task: &Task, request: &SuggestionRequest) -> bool {
    let has_started = task.start_day.is_none_or(|day| day <= request.cal.today);
    task.is_open() && has_started && task.dismissed_at.is_none() && slot(task, request.cal) != Slot::Today
}

fn rank(score: u8, task: &Task) -> (Reverse<u8>, Priority, Date, TaskId) {
    (Reverse(score), task.priority, task.day().unwrap_or(Date::MAX), task.id)
}
