//! The lines of a task that are ticked one by one and are no tasks of their own.

use serde::{Deserialize, Serialize};

use crate::habits::text_field;

/// The most lines of a task.
pub const MOST_CHECKLIST_LINES: usize = 100;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ChecklistLine {
    /// One to 200 characters.
    pub text: String,
    /// Whether it is ticked.
    pub is_done: bool,
}

/// Trims and checks all lines.
///
/// # Errors
/// `too_many`, or the code of the first line that is refused: `required`, `too_long`, `control_character`.
pub(super) fn checked(lines: &[ChecklistLine]) -> Result<Vec<ChecklistLine>, &'static str> {
    if lines.len() > MOST_CHECKLIST_LINES {
        return Err("too_many");
    }
    let checked =
        |line: &ChecklistLine| text_field(&line.text, 200).map(|text| ChecklistLine { text, is_done: line.is_done });
    lines.iter().map(checked).collect()
}

/// The lines as they are before anything is done.
pub(super) fn unticked(lines: &[ChecklistLine]) -> Vec<ChecklistLine> {
    lines.iter().map(|line| ChecklistLine { text: line.text.clone(), is_done: false }).collect()
}
