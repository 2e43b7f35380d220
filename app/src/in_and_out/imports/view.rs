//! What the pages of imports show: the plain values of the domain, and instants as words, because only the server knows
//! time zones.

use domain::imports::{Import, ImportPreview};
use serde::{Deserialize, Serialize};

/// Choosing a file, and the files that were brought before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportsView {
    /// Newest first.
    pub imports: Vec<ImportItem>,
}

/// A file that was brought along, with its instants in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportItem {
    pub import: Import,
    pub brought: String,
    /// Until when it can be taken back; none when it cannot, or not any more.
    pub undo_until: Option<String>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OneImportView {
    pub item: ImportItem,
    /// What bringing it in would do, while it was read and not brought in.
    pub preview: Option<ImportPreview>,
    /// Zones to choose from, where one is asked for.
    pub zones: Vec<String>,
}
