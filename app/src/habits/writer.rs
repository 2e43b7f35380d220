//! Forms become writes of the offline queue when this device can keep one; otherwise the browser posts them as they
//! are. The page changes only when the write is stored, and the frame then says so and offers the way back.

use domain::habits::{EntryStatus, Patch, Quantity};
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*};
use wire::sync::EntrySetPayload;

use crate::{
    offline::{Offline, Write, use_offline},
    page::close_menu,
};

/// Takes over submitted forms.
#[derive(Clone, Copy)]
pub(super) struct Writer(Offline);

/// The writer of this app.
pub(super) fn use_writer() -> Writer {
    Writer(use_offline())
}

impl Writer {
    /// Whether this form is ours now; then the browser does not post it.
    pub(super) fn takes(self, event: &SubmitEvent) -> bool {
        let ours = untrack(|| self.0.can_write());
        if ours {
            event.prevent_default();
            close_menu(event);
        }
        ours
    }

    /// Stores a write with what takes it back.
    pub(super) fn write(self, write: Write, undo: Option<Write>) {
        self.0.submit(write, undo);
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
        occurred_at: None,
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
