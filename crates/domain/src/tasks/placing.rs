//! Where an open task stands on a day. Nothing moves by itself: what was meant for a day, week or month that is over
//! stands under "From earlier" until its owner plans it again.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Task, Timeframe};
use crate::{habits::Calendar, ids::TaskId};

/// Where an open task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Meant for a day, week or month that is over.
    FromEarlier,
    /// For today.
    Today,
    /// For this week, on no certain day.
    ThisWeek,
    /// For this month, on no certain day.
    ThisMonth,
    /// For a day that comes.
    Later,
    /// For some time.
    Someday,
    /// Nothing was said.
    Unplanned,
}

/// Where an open task stands on the owner's today. A plan that was made after its day went by counts more than that
/// day; a plan whose own time went by counts no more.
#[must_use]
pub fn slot(task: &Task, cal: Calendar) -> Slot {
    let days = [task.day(), task.deadline];
    let is_today = days.contains(&Some(cal.today));
    let went_by = days.into_iter().flatten().filter(|day| *day < cal.today).max();
    let plan = task.timeframe.zip(task.planned_on);
    let current = plan.filter(|(frame, on)| !has_lapsed(*frame, *on, cal)).filter(|(_, on)| went_by <= Some(*on));
    if task.start_day.is_some_and(|day| day > cal.today) {
        return Slot::Later;
    }
    match current {
        Some((Timeframe::Today, _)) => Slot::Today,
        _ if is_today => Slot::Today,
        Some((Timeframe::ThisWeek, _)) => Slot::ThisWeek,
        Some((Timeframe::ThisMonth, _)) => Slot::ThisMonth,
        Some((Timeframe::Someday, _)) => Slot::Someday,
        None if went_by.is_some() || plan.is_some() => Slot::FromEarlier,
        None if days.iter().any(Option::is_some) => Slot::Later,
        None => Slot::Unplanned,
    }
}

/// The day from which a task under "From earlier" comes: the last one for which it was meant.
#[must_use]
pub fn meant_for(task: &Task, cal: Calendar) -> Option<Date> {
    let planned = task.timeframe.zip(task.planned_on).and_then(|(frame, on)| frame.last_day(on, cal.week_start));
    [task.day(), task.deadline, planned].into_iter().flatten().filter(|day| *day < cal.today).max()
}

fn has_lapsed(frame: Timeframe, planned_on: Date, cal: Calendar) -> bool {
    frame.last_day(planned_on, cal.week_start).is_some_and(|last| last < cal.today)
}

/// A change of plan, with what was before, so that many of them can be taken back as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    /// Which task.
    pub task_id: TaskId,
    /// When it was meant to be done, and since when.
    pub before: Option<(Timeframe, Date)>,
    /// When it is meant to be done now, and since when.
    pub after: Option<(Timeframe, Date)>,
}

impl PlanChange {
    /// The change that takes this one back.
    #[must_use]
    pub const fn undone(self) -> Self {
        Self { task_id: self.task_id, before: self.after, after: self.before }
    }

    /// Writes the plan into a task.
    pub fn apply(&self, task: &mut Task) {
        (task.timeframe, task.planned_on) = self.after.unzip();
    }
}

/// "Plan again": everything under "From earlier" gets the same plan, made today.
#[must_use]
pub fn plan_again<'a>(tasks: impl IntoIterator<Item = &'a Task>, frame: Timeframe, cal: Calendar) -> Vec<PlanChange> {
    let from_earlier = |task: &&Task| task.is_open() && slot(task, cal) == Slot::FromEarlier;
    let change = |task: &Task| PlanChange {
        task_id: task.id,
        before: task.timeframe.zip(task.planned_on),
        after: Some((frame, cal.today)),
    };
    tasks.into_iter().filter(from_earlier).map(change).collect()
}
