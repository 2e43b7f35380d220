//! A press that is held opens a day instead of changing it.

use std::time::Duration;

use leptos::{ev::PointerEvent, prelude::*};

/// Shorter is a tap; longer, and people let go.
const HELD_AFTER: Duration = Duration::from_millis(500);
/// A thumb is never quite still; further than this it scrolls.
const STILL_WITHIN: i32 = 10;

/// The press that is under way.
#[derive(Clone, Copy)]
pub(super) struct Hold {
    timer: StoredValue<Option<TimeoutHandle>>,
    from: StoredValue<(i32, i32)>,
    was_held: StoredValue<bool>,
}

impl Hold {
    pub(super) fn new() -> Self {
        Self { timer: StoredValue::new(None), from: StoredValue::new((0, 0)), was_held: StoredValue::new(false) }
    }

    /// A press has begun; `open` is called when it is held.
    pub(super) fn begin(self, event: &PointerEvent, open: impl FnOnce() + 'static) {
        self.forget();
        if event.button() != 0 {
            return;
        }
        self.from.set_value((event.client_x(), event.client_y()));
        let held = move || {
            self.timer.set_value(None);
            self.was_held.set_value(true);
            open();
        };
        self.timer.set_value(set_timeout_with_handle(held, HELD_AFTER).ok());
    }

    /// The pointer has moved.
    pub(super) fn moved(self, event: &PointerEvent) {
        let (x, y) = self.from.get_value();
        if (event.client_x() - x).abs().max((event.client_y() - y).abs()) > STILL_WITHIN {
            self.end();
        }
    }

    /// Whatever was held before is over and done.
    pub(super) fn forget(self) {
        self.end();
        self.was_held.set_value(false);
    }

    /// The press is over, or has become something else, or its page has gone.
    pub(super) fn end(self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
            // Gone with its page, there is nothing to note it in.
            let _ = self.timer.try_set_value(None);
        }
    }

    /// Whether the last press was held, so that letting go must not change the day as well.
    pub(super) fn was_held(self) -> bool {
        let was_held = self.was_held.get_value();
        self.was_held.set_value(false);
        was_held
    }
}
