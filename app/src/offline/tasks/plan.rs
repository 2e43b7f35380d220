//! When a task is meant to be done, as somebody says it: in a stretch of time, on a day, or not at all.

use domain::{habits::Patch, ids::TaskId, tasks::Timeframe};
use jiff::civil::Date;
use wire::tasks::TaskPlanBody;

/// A plan for one task or for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskPlan {
    /// In a stretch of time, chosen today; the day for which it is set stays.
    For(Timeframe),
    /// On a day; a time of day stays. What was planned before does not count any more.
    On(Date),
    /// No plan and no day.
    Nothing,
}

impl TaskPlan {
    /// What is sent for a task. `today`: the owner's day on which the plan is made.
    pub(in crate::offline) fn body(self, id: TaskId, today: Date) -> TaskPlanBody {
        let (timeframe, planned_on, day) = match self {
            Self::For(frame) => (Some(frame), Some(today), Patch::Keep),
            Self::On(day) => (None, None, Patch::Set(day)),
            Self::Nothing => (None, None, Patch::Clear),
        };
        TaskPlanBody { id: id.uuid(), timeframe, planned_on, day }
    }
}
