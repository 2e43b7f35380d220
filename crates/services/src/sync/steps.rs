//! What an operation asks of the use cases: a day, which the batch writes with others at once, or a habit, a task or a
//! document beside it, which is written by itself.

use domain::{
    habits::{DocumentFields, DocumentKind, HabitChange, HabitFields, Press, PressKind, Stamp},
    ids::HabitId,
    tasks::OrderKey,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Action, Operation, Rejection, TaskAction, TimerPress};
use crate::habits::{Claim, EntryChange, EntryRequest, settled};

/// One step of a batch.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// Cannot be read.
    Refused(&'a Rejection),
    /// Changes a day.
    Day(EntryRequest<'a>),
    /// Changes habits, or what stands around them.
    Habit(HabitStep<'a>),
    /// Presses the timer of a habit, in the zone of the device.
    Timer(HabitId, Press, &'a str),
    /// Changes tasks at that time, in the zone of the device.
    Task(&'a TaskAction, Stamp, &'a str),
}

/// A change of habits, or of what stands around them.
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
    /// Make a document, or replace it.
    Put(Uuid, &'a DocumentFields),
    /// Delete a document.
    Remove(DocumentKind, Uuid),
    /// Give a document another place.
    Move(DocumentKind, Uuid, &'a OrderKey),
}

impl<'a> Step<'a> {
    /// What the operation asks for.
    pub(super) fn of(operation: &'a Operation, now: Timestamp) -> Self {
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
            Action::PressTimer(id, press) => Self::Timer(*id, pressed(operation, press, now), &operation.time_zone),
            Action::Task(action) => {
                let stamp = Stamp { at: operation.client_time, by: operation.op_id };
                Self::Task(action, stamp, &operation.time_zone)
            }
            Action::PutDocument(id, fields) => Self::Habit(HabitStep::Put(*id, fields)),
            Action::DeleteDocument(kind, id) => Self::Habit(HabitStep::Remove(*kind, *id)),
            Action::OrderDocument(kind, id, to) => Self::Habit(HabitStep::Move(*kind, *id, to)),
        }
    }

    /// Whether it writes by itself: what the batch remembers of days is written before and read anew after it.
    pub(super) const fn stands_alone(&self) -> bool {
        matches!(self, Self::Habit(_) | Self::Timer(..) | Self::Task(..))
    }

    /// The change of a day that it asks for.
    pub(super) const fn day(&self) -> Option<&EntryRequest<'a>> {
        match self {
            Self::Day(request) => Some(request),
            Self::Refused(_) | Self::Habit(_) | Self::Timer(..) | Self::Task(..) => None,
        }
    }
}

/// The press of a device: held at the server's time, and no word of its owner lies after it. A start is known by the id
/// that the device gave the timer, everything else by the operation's.
fn pressed(operation: &Operation, press: &TimerPress, now: Timestamp) -> Press {
    let at = settled(operation.client_time, now);
    let said_at = press.said_at.map_or(at, |told| settled(told, at));
    let id = if matches!(press.kind, PressKind::Start { .. }) { press.timer } else { operation.op_id };
    Press { id, timer: press.timer, at, said_at, kind: press.kind }
}
