//! When tasks are meant to be done, as somebody says it of one or of many: in a stretch of time, on a day, or not at
//! all.

use domain::{
    habits::Patch,
    ids::TaskId,
    tasks::{TaskPlan, Timeframe},
};
use jiff::civil::Date;

/// A plan for any task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewPlan {
    /// In a stretch of time, chosen today; the day on which it is due stays.
    For(Timeframe),
    /// On a day; its time of day stays. What was planned before counts no more.
    On(Date),
    /// Neither planned nor due.
    Nothing,
}

impl NewPlan {
    /// The plan of one task, made on the owner's `today`.
    #[must_use]
    pub fn of(self, task_id: TaskId, today: Date) -> TaskPlan {
        let (timeframe, planned_on, day) = match self {
            Self::For(frame) => (Some(frame), Some(today), Patch::Keep),
            Self::On(day) => (None, None, Patch::Set(day)),
            Self::Nothing => (None, None, Patch::Clear),
        };
        TaskPlan { task_id, timeframe, planned_on, day }
    }
}
