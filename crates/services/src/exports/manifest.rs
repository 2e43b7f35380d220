//! What an archive says of itself. It stands last, when everything is known.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::zip::Written;

/// The version of the archive that this program writes, and the newest that it reads.
pub const FORMAT_VERSION: u32 = 1;
/// The word by which an archive is known.
pub(super) const FORMAT: &str = "wellspring";
/// Name of the manifest in the archive.
pub(super) const MANIFEST: &str = "manifest.json";

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `wellspring`.
    pub format: String,
    /// Counts changes of the format that an older program could not read.
    pub version: u32,
    /// When it was written.
    pub created_at: Timestamp,
    /// The owner's time zone.
    pub time_zone: String,
    /// Rows by table.
    pub counts: BTreeMap<String, u64>,
    /// Every other file.
    pub files: Vec<ManifestFile>,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its name.
    pub path: String,
    /// Its length, unpacked.
    pub bytes: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

impl From<Written> for ManifestFile {
    fn from(file: Written) -> Self {
        Self { path: file.path, bytes: file.bytes, sha256: file.sha256 }
    }
}

/// Where the rows of a table stand in an archive.
pub(super) fn path_of(table: &str) -> String {
    format!("data/{table}.ndjson")
}
