//! What an operation asks of the use cases: a day, which the batch writes with others at once, or a habit, which is
//! written by itself.

use domain::{
    habits::{HabitChange, HabitFields, Stamp},
    ids::HabitId,
};
use jiff::Timestamp;

use super::{Action, Operation, Rejection};
use crate::habits::{Claim, EntryChange, EntryRequest};

/// One step of a batch.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// Cannot be read.
    Refused(&'a Rejection),
    /// Changes a day.
    Day(EntryRequest<'a>),
    /// Changes habits.
    Habit(HabitStep<'a>),
}

/// A change of habits.
#[derive(Debug, Clone, Copy)]
pub(super) enum HabitStep<'a> {
    /// Make, perhaps archived already.
    Create(HabitId, &'a HabitFields, Option<Timestamp>),
    /// Replace what was changed at that time.
    Replace(HabitId, &'a HabitChange, Stamp),
    /// Into the trash.
    Delete(HabitId),
    /// Number anew.
    Order(&'a [HabitId]),
}

impl<'a> Step<'a> {
    /// What the operation asks for.
    pub(super) fn of(operation: &'a Operation) -> Self {
        let action = match &operation.action {
            Ok(action) => action,
            Err(rejection) => return Self::Refused(rejection),
        };
        // An increment's own id is its dedupe key and its stamp; every other change is stamped with the operation's.
        let day = |habit_id: &HabitId, day: &jiff::civil::Date, change: EntryChange, by| {
            let claim = Claim::Device(Stamp { at: operation.client_time, by });
            let time_zone = operation.time_zone.as_str();
            Self::Day(EntryRequest { habit_id: *habit_id, day: *day, change, claim, time_zone, into_trash: true })
        };
        match action {
            Action::SetEntry(id, date, patch) => day(id, date, EntryChange::Set(patch.clone()), operation.op_id),
            Action::Increment(id, date, increment, amount) => {
                day(id, date, EntryChange::Increment(*amount), *increment)
            }
            Action::ClearEntry(id, date) => day(id, date, EntryChange::Clear, operation.op_id),
            Action::CreateHabit(id, fields, archived_at) => Self::Habit(HabitStep::Create(*id, fields, *archived_at)),
            Action::ReplaceHabit(id, change) => {
                let stamp = Stamp { at: operation.client_time, by: operation.op_id };
                Self::Habit(HabitStep::Replace(*id, change, stamp))
            }
            Action::DeleteHabit(id) => Self::Habit(HabitStep::Delete(*id)),
            Action::OrderHabits(ids) => Self::Habit(HabitStep::Order(ids)),
        }
    }

    /// Whether it writes by itself: what the batch remembers of days is written before and read anew after it.
    pub(super) const fn stands_alone(&self) -> bool {
        matches!(self, Self::Habit(_))
    }

    /// The change of a day that it asks for.
    pub(super) const fn day(&self) -> Option<&EntryRequest<'a>> {
        match self {
            Self::Day(request) => Some(request),
            Self::Refused(_) | Self::Habit(_) => None,
        }
    }
}
