//! A file that was brought along, and where it stands.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ids::ImportId, imports::ImportFormat};

/// Days after which an import stays as it is.
pub const UNDO_FOR_DAYS: i64 = 30;
/// Days after which a file that was not taken over is forgotten.
pub const FILE_KEPT_DAYS: i64 = 14;

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It is here and was not read yet.
    Uploaded,
    /// It was read, and nothing was changed yet.
    Read,
    /// It is being taken over.
    Applying,
    /// It was taken over.
    Applied,
    /// It was taken over and taken back.
    Undone,
    /// It could not be read or taken over; nothing was changed.
    Failed,
}

impl ImportState {
    /// The stored and transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Uploaded => "uploaded",
            Self::Read => "read",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Undone => "undone",
            Self::Failed => "failed",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        [Self::Uploaded, Self::Read, Self::Applying, Self::Applied, Self::Undone, Self::Failed]
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or("unknown_choice")
    }
}

/// How much of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ImportCounts {
    /// Habits.
    pub habits: u32,
    /// Days of habits.
    pub entries: u32,
    /// Tasks.
    pub tasks: u32,
    /// Projects.
    pub projects: u32,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ImportPlace {
    /// The file inside an archive, or the table of a database; empty for the file itself.
    pub file: String,
    /// The line or row, from 1; none for the whole file.
    pub line: Option<u64>,
    /// The name of the column or field.
    pub column: Option<String>,
}

/// Why a file was not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRefusal {
    /// Why, as a code.
    pub code: String,
    /// Where that was seen, if it is one place.
    pub place: Option<ImportPlace>,
}

/// A line that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblem {
    /// Where.
    pub place: ImportPlace,
    /// What is wrong, as a code.
    pub code: String,
    /// Whether the whole line is left out, not the field alone.
    pub is_row_left_out: bool,
    /// What stands there, shortened.
    pub shown: String,
}

/// Something that has no place here, or is kept otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLoss {
    /// What, as a code.
    pub code: String,
    /// How often.
    pub count: u64,
    /// A few of them.
    pub examples: Vec<String>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Days and tasks that were written.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

/// A file that was brought along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Its id, unique within its owner.
    pub id: ImportId,
    /// As the file was called, at most 200 characters.
    pub file_name: String,
    /// What it was recognised as.
    pub format: Option<ImportFormat>,
    /// Where it stands.
    pub state: ImportState,
    /// What was found in it.
    pub found: ImportCounts,
    /// What was made of it.
    pub made: ImportCounts,
    /// How many lines could not be read.
    pub problem_count: u64,
    /// What has no place here, or is kept otherwise.
    pub losses: Vec<ImportLoss>,
    /// Why it failed.
    pub refusal: Option<ImportRefusal>,
    /// How far it is, while it is taken over.
    pub progress: Option<ImportProgress>,
    /// When it was brought.
    pub created_at: Timestamp,
    /// When it was taken over.
    pub applied_at: Option<Timestamp>,
    /// Until when it can be taken back.
    pub undo_until: Option<Timestamp>,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
    /// What stayed when it was taken back, because it was changed since.
    pub kept: ImportCounts,
}

impl Import {
    /// Whether it can be taken back at an instant.
    #[must_use]
    pub fn can_be_undone(&self, now: Timestamp) -> bool {
        self.state == ImportState::Applied && self.undo_until.is_some_and(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_has_one_word_everywhere() {
        for word in ["uploaded", "read", "applying", "applied", "undone", "failed"] {
            let state = ImportState::parse(word).unwrap();
            assert_eq!((state.as_str(), serde_json::to_value(state).unwrap()), (word, word.into()));
        }
        assert_eq!(ImportState::parse("lost"), Err("unknown_choice"));
    }
}
