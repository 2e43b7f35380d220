//! What a file may come to. Counted while it is read, because a file may say anything of its own size.

use serde::{Deserialize, Serialize};

/// The most that is taken of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of all files of an archive together, unpacked.
    pub unpacked_bytes: u64,
    /// Files in an archive.
    pub archive_entries: usize,
    /// Bytes of one line, or of one row of a table over several lines.
    pub line_bytes: usize,
    /// Rows of all tables, or elements of all lists, together.
    pub rows: usize,
    /// Habits, projects, sections and tasks together.
    pub found: usize,
    /// Problems that are told one by one.
    pub problems: usize,
}

impl Default for Limits {
    /// Room for decades of a busy person: a day of a habit is a row of some forty bytes.
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            unpacked_bytes: 128 << 20,
            archive_entries: 5_000,
            line_bytes: 1 << 20,
            rows: 1_000_000,
            found: 20_000,
            problems: 500,
        }
    }
}
