//! What a backup says about itself, the last member of the file. Counts and digests are those of the same instant as
//! the rows, so that a restored database can be compared with them.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// The format that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Name of the manifest in the file.
pub(super) const MANIFEST: &str = "manifest.json";
/// Name of the database in the file, in the custom format of `pg_dump`.
pub(super) const DUMP: &str = "database.dump";
/// Folder of the files in the file.
pub(super) const FILES: &str = "files";

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Format of the file.
    pub format: u32,
    /// Version of the program that wrote it.
    pub version: String,
    /// When, in UTC, by the clock of the database.
    pub created_at: String,
    /// Major version of the Postgres that it comes from.
    pub postgres_major: u32,
    /// Every table.
    pub tables: Vec<Table>,
    /// Every other member of the file.
    pub members: Vec<Member>,
}

impl Manifest {
    /// How many files of people it holds.
    pub(super) fn count_files(&self) -> usize {
        self.members.iter().filter(|member| Path::new(&member.path).starts_with(FILES)).count()
    }
}

/// A table of the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// With its schema.
    pub name: String,
    /// Number of rows.
    pub rows: i64,
    /// Sum of the rows' hashes, whatever their order.
    pub digest: String,
}

/// A member of the backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its name in the file.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}
