//! What may be asked of a day, and when it was asked.

use domain::{
    habits::{EntryPatch, Quantity, Stamp},
    ids::HabitId,
    time::held,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde_json::{Value, json};
use uuid::Uuid;

/// What to do with a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryChange {
    /// Set or clear fields.
    Set(EntryPatch),
    /// Add to the amount, under the id of the stamp.
    Increment(Quantity),
    /// Forget the day, its note included.
    Clear,
}

/// When a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Now, by a request that this server serves: it comes after everything that is stored, also when two fall into
    /// one tick of the clock or the clock is set back.
    Now(Uuid),
    /// Some time ago, by a device that may have been offline: corrected and held at the server's time.
    Device(Stamp),
}

impl Claim {
    /// The stamp against the last one that is stored, in the whole microseconds that the database keeps.
    pub(crate) fn stamp(self, last: Option<Stamp>, now: Timestamp) -> Stamp {
        match self {
            Self::Device(Stamp { at, by }) => Stamp { at: settled(at, now), by },
            Self::Now(by) => {
                let after_last = last.and_then(|last| last.at.checked_add(SignedDuration::from_micros(1)).ok());
                Stamp { at: after_last.map_or(whole(now), |after| after.max(whole(now))), by }
            }
        }
    }
}

/// An instant that a device tells, as it is kept: held between 1900 and `now`.
pub(crate) fn settled(told: Timestamp, now: Timestamp) -> Timestamp {
    whole(held(told, now))
}

/// In the whole microseconds that the database keeps.
pub(in crate::habits) fn whole(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A change of a day, by whom and when.
#[derive(Debug, Clone)]
pub(crate) struct EntryRequest<'a> {
    pub habit_id: HabitId,
    pub day: Date,
    pub change: EntryChange,
    /// When and by which operation.
    pub claim: Claim,
    /// Zone of the device.
    pub time_zone: &'a str,
    /// Whether a habit in the trash takes entries: an offline check-in does not know that it is there.
    pub into_trash: bool,
}

pub(super) const fn kind(change: &EntryChange) -> &'static str {
    match change {
        EntryChange::Set(_) => "set",
        EntryChange::Increment(_) => "increment",
        EntryChange::Clear => "clear",
    }
}

/// What was asked for, as the history keeps it: absent fields are left out.
pub(super) fn described(change: &EntryChange) -> Value {
    let EntryChange::Set(patch) = change else {
        return match change {
            EntryChange::Increment(amount) => json!({ "amount": amount }),
            _ => json!({}),
        };
    };
    let mut fields = serde_json::Map::new();
    let mut put = |name: &str, keep: bool, value: Value| {
        if !keep {
            fields.insert(name.to_owned(), value);
        }
    };
    put("status", patch.status.is_keep(), json!(patch.status));
    put("value", patch.value.is_keep(), json!(patch.value));
    put("note", patch.note.is_keep(), json!(patch.note));
    put("skip_reason", patch.skip_reason.is_keep(), json!(patch.skip_reason));
    put("occurred_at", patch.occurred_at.is_keep(), json!(patch.occurred_at));
    Value::Object(fields)
}
