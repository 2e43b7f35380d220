//! The day of a habit that is checked in with a task, shown until the server tells of it, and withdrawn with the task.

use domain::{
    habits::{DayMark, EntryPatch, EntryStatus, Patch, Quantity},
    ids::{HabitId, TaskId},
    tasks::{HabitLog, Task, habit_log},
};
use jiff::civil::Date;

use crate::offline::{
    local::LocalState,
    projection::{add, change_entry},
};

const ONE: i64 = 1_000;

/// What a task that was done here said of a day of its habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::offline) struct Logged {
    pub(super) habit: HabitId,
    pub(super) day: Date,
    log: HabitLog,
}

/// Says of the habit of a task that was just done what is missing on the day.
pub(super) fn say(state: &mut LocalState, task: &Task, day: Date) -> Option<()> {
    let habit = task.habit_id?;
    let kind = state.habits.get(&habit)?.habit.kind;
    let logged = Logged { habit, day, log: habit_log(kind, said(state, habit, day).status)? };
    match logged.log {
        HabitLog::Done => set_status(state, &logged, Patch::Set(EntryStatus::Done))?,
        HabitLog::OneMore => add(state, habit, day, Quantity::from_thousandths(ONE).ok()?)?,
    }
    state.tasks.logs.insert(task.id, logged);
    Some(())
}

/// Withdraws what a task said, and nothing that was said since. What the server had heard it withdraws itself.
pub(super) fn withdraw(state: &mut LocalState, task: TaskId) -> Option<()> {
    let logged = state.tasks.logs.remove(&task)?;
    match logged.log {
        HabitLog::Done if said(state, logged.habit, logged.day).status == Some(EntryStatus::Done) => {
            set_status(state, &logged, Patch::Clear)
        }
        HabitLog::Done => None,
        HabitLog::OneMore => add(state, logged.habit, logged.day, Quantity::from_thousandths(-ONE).ok()?),
    }
}

fn said(state: &LocalState, habit: HabitId, day: Date) -> DayMark {
    state.days.get(&habit).map(|days| days.history.mark(day)).unwrap_or_default()
}

fn set_status(state: &mut LocalState, logged: &Logged, status: Patch<EntryStatus>) -> Option<()> {
    let patch = EntryPatch { status, ..EntryPatch::default() };
    change_entry(state, logged.habit, logged.day, |entry| entry.patched(&patch))
}
