//! What could be taken on today.

use domain::{
    ids::HabitId,
    tasks::{TaskReason, TaskSuggestion},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A task that could be taken on today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskSuggestionView {
    /// Which task.
    pub task_id: Uuid,
    /// Its title.
    pub title: String,
    /// The points of all reasons together, 1 to 100.
    pub score: u8,
    /// What speaks for it.
    pub reasons: Vec<TaskReasonView>,
}

/// One reason and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskReasonView {
    /// `overdue`, `vote`, `untouched` or `fits`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it adds to the score.
    pub points: u8,
    /// Days since, for `overdue` and `untouched`.
    pub days: Option<u32>,
    /// The estimate, for `fits`.
    pub minutes: Option<u16>,
    /// The habit, for `vote`.
    pub habit_id: Option<Uuid>,
}

impl From<TaskReason> for TaskReasonView {
    fn from(reason: TaskReason) -> Self {
        let (kind, days, minutes, habit) = match reason {
            TaskReason::Overdue { days } => ("overdue", Some(days), None, None),
            TaskReason::Vote { habit_id } => ("vote", None, None, Some(habit_id)),
            TaskReason::Untouched { days } => ("untouched", Some(days), None, None),
            TaskReason::Fits { minutes } => ("fits", None, Some(minutes), None),
        };
        Self { kind: kind.to_owned(), points: reason.points(), days, minutes, habit_id: habit.map(HabitId::uuid) }
    }
}

impl From<TaskSuggestion> for TaskSuggestionView {
    fn from(suggestion: TaskSuggestion) -> Self {
        Self {
            task_id: suggestion.task_id.uuid(),
            title: suggestion.title,
            score: suggestion.score,
            reasons: suggestion.reasons.into_iter().map(TaskReasonView::from).collect(),
        }
    }
}
