//! Forms become writes of the offline queue when this device can keep one; otherwise the browser posts them as they
//! are. The page changes only when the write is stored, and the frame then says so and offers the way back.

use domain::habits::{EntryStatus, Patch, Quantity};
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*};
use wire::sync::EntrySetPayload;

use crate::{
    offline::{Offline, Replica, Write, use_offline},
    page::close_menu,
};

/// Takes over submitted forms.
#[derive(Clone, Copy)]
pub(crate) struct Writer(Offline);

/// The writer of this app.
pub(crate) fn use_writer() -> Writer {
    Writer(use_offline())
}

impl Writer {
    /// Whether this form is ours now; then the browser does not post it.
    pub(crate) fn takes(self, event: &SubmitEvent) -> bool {
        let ours = untrack(|| self.0.can_write());
        if ours {
            event.prevent_default();
            close_menu(event);
        }
        ours
    }

    /// Stores a write with what takes it back.
    pub(crate) fn write(self, write: Write, undo: Option<Write>) {
        let undo = self.0.replica().with_untracked(|replica| match replica.as_deref() {
            Some(replica) => undo.map(|undo| with_reason(undo, replica)),
            None => undo,
        });
        self.0.submit(write, undo);
    }
}

/// A skip that is brought back has the reason again that it has now.
fn with_reason(undo: Write, replica: &Replica) -> Write {
    match undo {
        Write::SetEntry { habit_id, day, payload } if payload.status == Patch::Set(EntryStatus::Skipped) => {
            let reason = replica.text(habit_id, day).skip_reason;
            let skip_reason = reason.map_or(Patch::Clear, Patch::Set);
            Write::SetEntry { habit_id, day, payload: EntrySetPayload { skip_reason, ..payload } }
        }
        other => other,
    }
}

/// A payload that changes nothing yet.
pub(super) const fn untouched(day: Date) -> EntrySetPayload {
    EntrySetPayload {
        day,
        status: Patch::Keep,
        value: Patch::Keep,
        note: Patch::Keep,
        skip_reason: Patch::Keep,
        occurred_at: Patch::Keep,
    }
}

/// A payload with a status, or without one.
pub(super) fn with_status(day: Date, status: Option<EntryStatus>) -> EntrySetPayload {
    EntrySetPayload { status: status.map_or(Patch::Clear, Patch::Set), ..untouched(day) }
}

/// A payload with an amount, or without one.
pub(super) fn with_value(day: Date, value: Option<Quantity>) -> EntrySetPayload {
    EntrySetPayload { value: value.map_or(Patch::Clear, |value| Patch::Set(value.to_string())), ..untouched(day) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{
        habits::DayText,
        identity::{Preferences, TimeZoneName},
        ids::HabitId,
    };
    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    const HABIT: HabitId = HabitId(Uuid::from_u128(7));
    const DAY: Date = Date::constant(2026, 3, 10);

    fn skipped_because(reason: &str) -> Replica {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        let user = json!({"user_id": Uuid::from_u128(1), "display_name": "Ana", "preferences": preferences});
        let text = DayText { note: None, skip_reason: Some(reason.to_owned()) };
        let texts = BTreeMap::from([(HABIT, BTreeMap::from([(DAY, text)]))]);
        Replica { texts, ..Replica::of(serde_json::from_value(user).unwrap()) }
    }

    fn set(payload: EntrySetPayload) -> Write {
        Write::SetEntry { habit_id: HABIT, day: DAY, payload }
    }

    #[test]
    fn a_skip_that_is_brought_back_has_its_reason_again() {
        let undo = with_reason(set(with_status(DAY, Some(EntryStatus::Skipped))), &skipped_because("ill"));
        let skip_reason = Patch::Set("ill".to_owned());
        let with_its_reason = EntrySetPayload { skip_reason, ..with_status(DAY, Some(EntryStatus::Skipped)) };
        assert_eq!(undo, set(with_its_reason));
    }

    #[test]
    fn other_ways_back_have_no_reason() {
        let done = set(with_status(DAY, Some(EntryStatus::Done)));
        assert_eq!(with_reason(done.clone(), &skipped_because("ill")), done);
    }
}
