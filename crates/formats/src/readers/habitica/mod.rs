//! Habitica: the table of the history, and the document of all that is known of a person. What both tell of a day is
//! what a task was worth after it, in points of the game, so that only rising and falling can be read from it.

mod dailies;
mod days;
mod document;
mod history_table;
mod task;

use crate::{Choices, Limits, ReadError, Reading, bytes::decoded};

pub use history_table::COLUMNS;

/// Reads either of them.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let text = decoded(bytes, "")?;
    if text.trim_start().starts_with('{') {
        document::read(&text, limits, choices)
    } else {
        history_table::read(bytes, &text, limits, choices)
    }
}
