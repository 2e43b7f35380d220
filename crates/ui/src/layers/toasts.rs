//! The queue of toasts. Undo instead of asking first: an action is done at once and can be taken back for 8 seconds.

use std::time::Duration;

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
    pub undo: Option<(String, Callback<()>)>,
}

/// Shows toasts; cheap to copy, found with `use_toasts`.
#[derive(Clone, Copy)]
pub struct Toasts {
    pub(super) shown: RwSignal<Vec<Toast>>,
    next_id: StoredValue<u32>,
}

/// Makes the queue and gives it to everything below.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { shown: RwSignal::new(Vec::new()), next_id: StoredValue::new(1) };
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
    pub fn show_undo(self, text: impl Into<String>, undo_label: impl Into<String>, undo: Callback<()>) {
        self.push(text.into(), Some((undo_label.into(), undo)));
    }

    /// Takes back the latest action that can be; false when there is none (for the `z` key).
    pub fn undo_latest(self) -> bool {
        let latest = self.shown.with_untracked(|shown| shown.iter().rev().find(|t| t.undo.is_some()).cloned());
        let Some(Toast { id, undo: Some((_, undo)), .. }) = latest else { return false };
        self.dismiss(id);
        undo.run(());
        true
    }

    /// Removes a toast before its time.
    pub fn dismiss(self, id: u32) {
        self.shown.update(|shown| shown.retain(|toast| toast.id != id));
    }

    fn push(self, text: String, undo: Option<(String, Callback<()>)>) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id.wrapping_add(1));
        self.shown.update(|shown| {
            let surplus = (shown.len() + 1).saturating_sub(AT_MOST);
            shown.drain(..surplus);
            shown.push(Toast { id, text, undo });
        });
        // Timers belong to the browser; on the server a toast is never shown.
        if cfg!(feature = "hydrate") {
            set_timeout(move || self.dismiss(id), SHOWN_FOR);
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
            toasts.show_undo("Read checked in", "Undo", Callback::new(move |()| undone.set(1)));
            toasts.show("Saved");
            assert!(toasts.undo_latest());
            assert_eq!(undone.get_untracked(), 1);
            assert!(!toasts.undo_latest());
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
