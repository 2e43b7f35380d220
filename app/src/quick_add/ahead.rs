//! What is typed between the key of quick add and the focus of its field. The dialog's code is fetched in between, and
//! whoever knows the key does not wait for it. This much stands in the first download.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::line::address;

/// The line so far; none while no dialog is on its way.
#[derive(Clone, Copy)]
pub(crate) struct Ahead(StoredValue<Option<String>>);

impl Ahead {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// Keeps what is typed from now on.
    pub(crate) fn start(self) {
        self.0.set_value(Some(String::new()));
    }

    /// Whether a dialog is on its way.
    pub(crate) fn is_kept(self) -> bool {
        self.0.try_with_value(Option::is_some).unwrap_or_default()
    }

    /// Keeps a key; whether it did.
    pub(crate) fn keeps(self, event: &KeyboardEvent) -> bool {
        let is_plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing());
        let keep = |line: &mut Option<String>| line.as_mut().is_some_and(|line| write(line, &event.key()));
        is_plain && self.0.try_update_value(keep).unwrap_or_default()
    }

    /// What was typed, if anything was. From now on keys go where they always go.
    pub(super) fn take(self) -> Option<String> {
        self.0.try_update_value(Option::take).flatten().filter(|line| !line.is_empty())
    }

    /// Where the page goes on with what was typed, if anything was and the dialog does not come.
    pub(crate) fn address(self) -> Option<String> {
        self.take().map(|line| address(&line, &[]))
    }
}

/// Writes a key, by its name as browsers tell it; whether it is one of a line.
fn write(line: &mut String, key: &str) -> bool {
    match key {
        "Backspace" => {
            line.pop();
        }
        // There is nothing to send yet, and it must not press what has the focus.
        "Enter" => {}
        // A key that writes is named by what it writes; the names of all others are longer, and ASCII.
        _ if key.len() == 1 || !key.is_ascii() => line.push_str(key),
        _ => return false,
    }
    true
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn letters_are_kept_and_the_last_is_taken_back() {
        let mut line = String::new();
        for key in ["Backspace", "B", "u", "y", " ", "\u{fc}", "x", "Backspace", "?", "Enter"] {
            assert!(write(&mut line, key), "{key}");
        }
        assert_eq!(line, "Buy \u{fc}?");
    }

    #[test]
    fn keys_that_write_nothing_are_left_alone() {
        let mut line = "Buy".to_owned();
        for key in ["Escape", "Tab", "Shift", "ArrowLeft", "F5", "Dead", ""] {
            assert!(!write(&mut line, key), "{key}");
        }
        assert_eq!(line, "Buy");
    }

    #[test]
    fn what_was_typed_is_taken_once() {
        Owner::new().with(|| {
            let ahead = Ahead::new();
            assert!(!ahead.is_kept());
            ahead.start();
            assert!(ahead.is_kept());
            assert_eq!(ahead.address(), None);
            assert!(!ahead.is_kept());
            ahead.0.set_value(Some("Buy milk".to_owned()));
            assert_eq!(ahead.address().as_deref(), Some("/app/add?line=Buy%20milk&away="));
            assert_eq!(ahead.take(), None);
        });
    }
}
