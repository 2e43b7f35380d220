//! The days to come.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{TaskDay, calendar::task_days};
use crate::{
    habits::Calendar,
    tasks::{Task, TaskSeries},
};

/// The most days that are shown at once.
const MOST_DAYS: u16 = 92;

/// Days to come, each with its open tasks; days without any too, so that something can be put there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpcomingTasks {
    /// The owner's local day.
    pub today: Date,
    /// Every day that is shown.
    pub days: Vec<TaskDay>,
}

/// So many days from `from` on, 1 to 92. What went by is not among them: it stands under "From earlier" of today.
#[must_use]
pub fn upcoming_tasks(tasks: &[Task], series: &[TaskSeries], cal: Calendar, from: Date, days: u16) -> UpcomingTasks {
    let from = from.max(cal.today);
    let more = i64::from(days.clamp(1, MOST_DAYS)) - 1;
    let to = from.saturating_add(more.days());
    UpcomingTasks { today: cal.today, days: task_days(tasks, Task::is_open, series, cal.today, from, to) }
}
