//! Lines for the person at the terminal. A closed pipe (`wellspring user list | head`) is no error.

use std::io::{Write, stderr, stdout};

/// One line of the answer.
pub(super) fn line(text: &str) {
    writeln!(stdout(), "{text}").ok();
}

/// A text as it stands.
pub(super) fn text(text: &str) {
    write!(stdout(), "{text}").ok();
}

/// What went wrong.
pub(super) fn complain(text: &str) {
    writeln!(stderr(), "{text}").ok();
}
