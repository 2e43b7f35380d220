//! What a page asks to be written, before it becomes an operation.

use domain::{
    habits::{DocumentKind, HabitPart, Quantity},
    ids::{HabitId, TaskId},
    tasks::{DeleteReach, OrderKey, TaskChange, TaskFields, TaskPlan},
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;
use wire::{
    habits::{DocumentBody, HabitBody},
    sync::EntrySetPayload,
    tasks::ReopenNext,
};

use super::NewPlan;

/// One write of a synced entity.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// Changes fields of a day's entry; `payload.day` is overwritten by `day`.
    SetEntry { habit_id: HabitId, day: Date, payload: EntrySetPayload },
    /// Adds to the amount of a day.
    Increment { habit_id: HabitId, day: Date, amount: Quantity },
    /// Makes a day unknown again.
    ClearEntry { habit_id: HabitId, day: Date },
    /// Replaces the note of a day, or removes it.
    SetNote { habit_id: HabitId, day: Date, note: Option<String> },
    /// Starts the timer of a habit; its time will be added to `day`.
    StartTimer { habit_id: HabitId, day: Date, timer: Uuid },
    /// Stops a timer and adds its time. `is_sure`: also when it is very long, because the person was asked.
    StopTimer { habit_id: HabitId, timer: Uuid, ended_at: Timestamp, is_sure: bool },
    /// Stops a timer and adds nothing.
    DiscardTimer { habit_id: HabitId, timer: Uuid },
    /// Makes a habit.
    CreateHabit { id: HabitId, body: HabitBody },
    /// Replaces the named parts of a habit; archives and brings back by `archived_at`.
    ReplaceHabit { id: HabitId, body: HabitBody, parts: Vec<HabitPart> },
    /// To the trash.
    DeleteHabit { id: HabitId },
    /// Puts habits in a new order; those left out keep their place after these.
    OrderHabits { ids: Vec<HabitId> },
    /// Several writes that are stored together, told as one and taken back as one.
    Together(Together, Vec<Write>),
    /// Makes a task, behind all others.
    CreateTask { id: TaskId, fields: TaskFields },
    /// Replaces the named parts of a task.
    ChangeTask { id: TaskId, change: TaskChange },
    /// Says that a task is done, now. `log_habit`: its habit is checked in with it.
    CompleteTask { id: TaskId, log_habit: bool },
    /// Says that a task is done as it was before it was opened again: at that time, and on that day.
    CompleteTaskAgain { id: TaskId, at: Timestamp, day: Date, log_habit: bool },
    /// Opens a task again. Its next occurrence goes, unless somebody has used it: then the server refuses, because its
    /// owner has to be asked, see [`Self::ReopenTaskBeside`].
    ReopenTask { id: TaskId },
    /// Opens a task again whose owner was asked about the next occurrence.
    ReopenTaskBeside { id: TaskId, next: ReopenNext },
    /// To the trash: this occurrence, those that follow too, or all.
    DeleteTask { id: TaskId, scope: DeleteReach },
    /// Out of the trash: a task with the parts that went with it, and what else went in the same step.
    UndeleteTask { id: TaskId, also: Vec<TaskId> },
    /// Plans several tasks in the same way, as one change.
    PlanTasks { ids: Vec<TaskId>, plan: NewPlan },
    /// Plans each of several tasks in its own way, as one change: what takes a plan back.
    PlanEachTask { plans: Vec<TaskPlan> },
    /// Puts a task at a place of its list.
    OrderTask { id: TaskId, position: OrderKey },
    /// Adds minutes to the time that a task took, or takes some away.
    SpendTime { id: TaskId, minutes: i32 },
    /// Says that a task is not to be suggested for today any more.
    DismissTask { id: TaskId },
    /// Makes a group, an identity, a pause, a stack, a reminder, or what tasks are sorted by, or replaces the one with
    /// this id.
    PutDocument { id: Uuid, body: DocumentBody },
    /// Deletes one.
    DeleteDocument { kind: DocumentKind, id: Uuid },
    /// Puts a project, a section, a label or a filter at a place of its list.
    OrderDocument { kind: DocumentKind, id: Uuid, position: OrderKey },
}

/// Why several days are written together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// Every due habit becomes its two-minute version.
    MinimumDay,
    /// Days of absence were kept.
    KeptDays,
    /// Days of absence are left out.
    LeftOutDays,
    /// A task with what it names for the first time.
    NewTask,
    /// Several tasks that were chosen.
    ChosenTasks,
}

impl Write {
    /// The day it is about.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::SetEntry { day, .. }
            | Self::Increment { day, .. }
            | Self::ClearEntry { day, .. }
            | Self::SetNote { day, .. }
            | Self::StartTimer { day, .. } => Some(*day),
            Self::Together(_, writes) => writes.first().and_then(Self::day),
            _ => None,
        }
    }

    /// Each of several writes, in order; the write itself where it is one.
    pub(super) fn each(self) -> Vec<Self> {
        match self {
            Self::Together(_, writes) => writes.into_iter().flat_map(Self::each).collect(),
            one => vec![one],
        }
    }

    /// The same write for the day `to` where it is about the day `from`.
    pub(super) fn moved(mut self, from: Date, to: Date) -> Self {
        match &mut self {
            Self::SetEntry { day, .. }
            | Self::Increment { day, .. }
            | Self::ClearEntry { day, .. }
            | Self::SetNote { day, .. }
            | Self::StartTimer { day, .. }
                if *day == from =>
            {
                *day = to;
            }
            Self::Together(why, writes) => {
                return Self::Together(*why, writes.drain(..).map(|write| write.moved(from, to)).collect());
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_write_moves_with_its_day_and_with_no_other() {
        let (wrong, right) = (date(2026, 3, 13), date(2026, 3, 12));
        let id = HabitId(uuid::Uuid::from_u128(7));
        let clear = |day| Write::ClearEntry { habit_id: id, day };
        assert_eq!(clear(wrong).moved(wrong, right), clear(right));
        assert_eq!(clear(date(2026, 1, 1)).moved(wrong, right), clear(date(2026, 1, 1)));
        assert_eq!(Write::DeleteHabit { id }.moved(wrong, right).day(), None);
        let both = |day| Write::Together(Together::MinimumDay, vec![clear(day), clear(date(2026, 1, 1))]);
        assert_eq!(both(wrong).moved(wrong, right), both(right));
        assert_eq!((both(wrong).day(), both(wrong).each().len()), (Some(wrong), 2));
    }
}
