//! The queue of toasts. Undo instead of asking first: an action is done at once and can be taken back for 8 seconds,
//! and for as long as somebody points at a toast or is in one (WCAG 2.2.1: nobody is hurried).

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

/// How long a toast stays.
const SHOWN_FOR: Duration = Duration::from_secs(8);
/// More than this would cover the page.
const AT_MOST: usize = 3;

/// One message, with a way back where there is one.
#[derive(Clone)]
pub struct Toast {
    pub id: u32,
    pub text: String,
    pub undo: Option<Undo>,
}

/// The way back. It outlives what it was made by, which is often the very row that is gone: a `Callback` would not.
#[derive(Clone)]
pub struct Undo {
    pub label: String,
    pub run: Arc<dyn Fn() + Send + Sync>,
}

/// Shows toasts; cheap to copy, found with `use_toasts`.
#[derive(Clone, Copy)]
pub struct Toasts {
    pub(super) shown: RwSignal<Vec<Toast>>,
    /// What screen readers say and nobody is shown, because the page itself shows it.
    pub(super) spoken: RwSignal<String>,
    next_id: StoredValue<u32>,
    held: StoredValue<bool>,
    /// How often toasts were let go: a time that began before counts no more.
    round: StoredValue<u32>,
}

/// Makes the queue and gives it to everything below.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts {
        shown: RwSignal::new(Vec::new()),
        spoken: RwSignal::new(String::new()),
        next_id: StoredValue::new(1),
        held: StoredValue::new(false),
        round: StoredValue::new(0),
    };
    provide_context(toasts);
    toasts
}

/// The queue of the frame above; outside a frame, one that nobody sees.
#[must_use]
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}

impl Toasts {
    /// Says something that needs no answer.
    pub fn show(self, text: impl Into<String>) {
        self.push(text.into(), None);
    }

    /// Says what was done and offers to take it back.
    pub fn show_undo(self, text: impl Into<String>, label: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Some(Undo { label: label.into(), run: Arc::new(undo) }));
    }

    /// Tells those who do not see the page what it shows.
    pub fn say(self, text: impl Into<String>) {
        self.spoken.set(text.into());
    }

    /// Takes back the latest action that can be; false when there is none (for the `z` key).
    pub fn undo_latest(self) -> bool {
        let latest = self.shown.with_untracked(|shown| shown.iter().rev().find(|t| t.undo.is_some()).cloned());
        let Some(Toast { id, undo: Some(undo), .. }) = latest else { return false };
        self.dismiss(id);
        (undo.run)();
        true
    }

    /// Removes a toast before its time.
    pub fn dismiss(self, id: u32) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }

    fn push(self, text: String, undo: Option<Undo>) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            let surplus = (shown.len() + 1).saturating_sub(AT_MOST);
            shown.drain(..surplus);
            shown.push(Toast { id, text, undo });
        });
        self.time(id);
    }

    /// Somebody points at the toasts, or is in one with the keyboard: they stay.
    pub(super) fn hold(self) {
        self.held.set_value(true);
    }

    /// Nobody does any more: every toast gets its time anew.
    pub(super) fn let_go(self) {
        self.held.set_value(false);
        self.round.update_value(|round| *round = round.wrapping_add(1));
        for id in self.shown.with_untracked(|shown| shown.iter().map(|toast| toast.id).collect::<Vec<_>>()) {
            self.time(id);
        }
    }

    /// A time that has run out, unless toasts are held.
    fn run_out(self, id: u32, round: u32) {
        if !self.held.get_value() && self.round.get_value() == round {
            self.dismiss(id);
        }
    }

    // Timers belong to the browser; on the server a toast is never shown.
    fn time(self, id: u32) {
        if cfg!(feature = "hydrate") {
            let round = self.round.get_value();
            set_timeout(move || self.run_out(id, round), SHOWN_FOR);
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn undo_takes_back_the_latest_that_can_be() {
        Owner::new().with(|| {
            let toasts = provide_toasts();
            let undone = RwSignal::new(0);
            toasts.show_undo("Read checked in", "Undo", move || undone.set(1));
            toasts.show("Saved");
            assert!(toasts.undo_latest());
            assert_eq!(undone.get_untracked(), 1);
            assert!(!toasts.undo_latest());
        });
    }

    #[test]
    fn a_toast_stays_while_it_is_held() {
        Owner::new().with(|| {
            let toasts = provide_toasts();
            toasts.show("Saved");
            toasts.hold();
            toasts.run_out(1, 0);
            assert_eq!(toasts.shown.with_untracked(Vec::len), 1);
            toasts.let_go();
            toasts.run_out(1, 0);
            assert_eq!(toasts.shown.with_untracked(Vec::len), 1, "its time began anew");
            toasts.run_out(1, 1);
            assert_eq!(toasts.shown.with_untracked(Vec::len), 0);
        });
    }

    #[test]
    fn the_way_back_outlives_what_made_it() {
        let frame = Owner::new();
        frame.with(|| {
            let (toasts, undone) = (provide_toasts(), RwSignal::new(0));
            let row = Owner::new();
            row.with(|| toasts.show_undo("Removed", "Undo", move || undone.set(1)));
            row.cleanup();
            assert!(toasts.undo_latest());
            assert_eq!(undone.get_untracked(), 1);
        });
    }

    #[test]
    fn at_most_three_are_shown() {
        Owner::new().with(|| {
            let toasts = provide_toasts();
            for n in 0..5 {
                toasts.show(n.to_string());
            }
            let texts = toasts.shown.with_untracked(|shown| shown.iter().map(|t| t.text.clone()).collect::<Vec<_>>());
            assert_eq!(texts, ["2", "3", "4"]);
        });
    }
}
