//! What is done to tasks that is no edit: completing, opening again, planning, moving. The queue's payloads are the
//! same bodies.

use domain::{
    habits::Patch,
    ids::TaskId,
    tasks::{TaskPlan, Timeframe},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TaskView;
#[cfg(feature = "openapi")]
use super::TimeframeName;

/// Completes a task; the payload of `task.complete` too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CompleteBody {
    /// When it was done; now, or the operation's time, when left out. Never later than the server's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub completed_at: Option<Timestamp>,
    /// The owner's day on which it was done; the day of `completed_at` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Option<Date>,
    /// Whether the day of its habit is checked in with it.
    #[serde(default = "yes")]
    #[cfg_attr(feature = "openapi", schema(default = true))]
    pub log_habit: bool,
    /// Whether its open parts are done with it; otherwise they stay open.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub with_parts: bool,
}

const fn yes() -> bool {
    true
}

impl Default for CompleteBody {
    fn default() -> Self {
        Self { completed_at: None, day: None, log_habit: true, with_parts: false }
    }
}

/// What came of completing a task: the task, its parts that were done with it, and the next occurrence with its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompletedView {
    /// The task.
    pub task: TaskView,
    /// The parts that were done with it.
    pub parts: Vec<TaskView>,
    /// The next occurrence, its parts behind it; empty for what does not come again.
    pub next: Vec<TaskView>,
    /// The habit whose day was checked in.
    pub habit_id: Option<Uuid>,
}

/// What becomes of the next occurrence when a task is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReopenNext {
    /// It goes unless somebody has used it: then 409 `next_was_used`, and the owner is asked.
    #[default]
    Ask,
    /// It stays.
    Keep,
    /// It goes to the trash, used or not.
    Remove,
}

/// Opens a task again; the payload of `task.reopen` too. What completing it checked in is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReopenBody {
    /// What becomes of the next occurrence.
    #[serde(default)]
    pub next: ReopenNext,
    /// Whether the parts that were done together with it are opened too.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(default = false))]
    pub with_parts: bool,
}

/// Moves a task within its list; the payload of `task.order` too, and of `project.order`, `section.order`,
/// `label.order` and `task_filter.order`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskOrderBody {
    /// Its place: between those of its neighbours, by the order of text. A number and a fraction: the first sign tells
    /// how many digits the number has, `i` one, `j` two and so on, below zero `h` one, `g` two; the fraction, if any,
    /// does not end in `0`. `i0` is the first of a list, `hz` comes before it, `i1` after it, `i0i` between the two.
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 1,
            max_length = 500,
            pattern = "^([hi][0-9a-z]|[gj][0-9a-z]{2}|[fk][0-9a-z]{3})([0-9a-z]*[1-9a-z])?$"
        )
    )]
    pub position: String,
}

/// Adds to the time that a task took; the payload of `task.spend` too, where the operation's id is that of the
/// addition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskTimeBody {
    /// UUIDv7 of the client's making, so that a retry adds nothing again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Minutes that are added; below zero they are taken away. Not 0.
    #[cfg_attr(feature = "openapi", schema(minimum = -10080, maximum = 10080))]
    pub minutes: i32,
}

/// The plan of one task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskPlanBody {
    /// Which task.
    pub id: Uuid,
    /// When it is meant to be done; null for no plan.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<TimeframeName>))]
    pub timeframe: Option<Timeframe>,
    /// The day on which that was chosen; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::day::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub planned_on: Option<Date>,
    /// The day on which it is due, whose time it keeps; null for none. Left out, it stays.
    #[serde(default, skip_serializing_if = "Patch::is_keep", deserialize_with = "crate::day::patch")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub day: Patch<Date>,
}

impl From<TaskPlanBody> for TaskPlan {
    fn from(body: TaskPlanBody) -> Self {
        Self { task_id: TaskId(body.id), timeframe: body.timeframe, planned_on: body.planned_on, day: body.day }
    }
}

impl From<TaskPlan> for TaskPlanBody {
    fn from(plan: TaskPlan) -> Self {
        Self { id: plan.task_id.uuid(), timeframe: plan.timeframe, planned_on: plan.planned_on, day: plan.day }
    }
}

/// Plans several tasks as one change; the payload of `task.plan` too. The plans that were before, sent in the same way,
/// take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskPlansBody {
    /// Each task once.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub plans: Vec<TaskPlanBody>,
}

/// Gives everything under "From earlier" the same plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PlanAgainBody {
    /// When it is meant to be done now.
    #[cfg_attr(feature = "openapi", schema(value_type = TimeframeName))]
    pub timeframe: Timeframe,
}

/// Tasks that were planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlannedView {
    /// As they are now.
    pub tasks: Vec<TaskView>,
    /// Their plans before: sent as `plans`, they take the change back.
    pub before: Vec<TaskPlanBody>,
}

/// Tasks that went to the trash, so that they can be brought back as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeletedTasksView {
    /// The tasks, with everything below them.
    pub ids: Vec<Uuid>,
    /// The occurrence that came in the place of a deleted one, its parts behind it.
    pub next: Vec<TaskView>,
}

/// How much of a series is deleted.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeleteScope)]
pub enum DeleteScopeName {
    /// This occurrence; the series goes on.
    One,
    /// This occurrence and those that follow.
    Following,
    /// Every occurrence, those that were done too.
    All,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_left_out_of_a_completion_is_what_is_meant_mostly() {
        let body: CompleteBody = serde_json::from_value(json!({})).unwrap();
        assert_eq!(body, CompleteBody::default());
        assert!(body.log_habit && !body.with_parts);
    }

    #[test]
    fn a_plan_tells_a_day_that_stays_from_one_that_is_taken_away() {
        let id = Uuid::from_u128(1);
        let read = |day: serde_json::Value| serde_json::from_value::<TaskPlanBody>(day).map(|plan| plan.day).unwrap();
        assert_eq!(read(json!({ "id": id })), Patch::Keep);
        assert_eq!(read(json!({ "id": id, "day": null })), Patch::Clear);
        assert_eq!(read(json!({ "id": id, "day": "2026-03-12" })), Patch::Set(date(2026, 3, 12)));
        let sent = TaskPlanBody { id, timeframe: None, planned_on: None, day: Patch::Clear };
        let received: TaskPlanBody = serde_json::from_value(serde_json::to_value(&sent).unwrap()).unwrap();
        assert_eq!(received, sent);
    }
}
