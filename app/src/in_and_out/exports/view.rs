//! What the page of exports shows.

use serde::{Deserialize, Serialize};

/// What was asked for, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportsView {
    pub files: Vec<ExportItem>,
}

/// One file that was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExportItem {
    pub id: String,
    /// Which of the forms, by its code.
    pub form: String,
    pub stage: ExportStage,
    pub asked: String,
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ExportStage {
    /// Rows written so far, of how many; none while they are not counted.
    Making { done: u32, all: u32 },
    /// Where it lies, how large it is, and until when.
    Ready { path: String, size: String, until: String },
    /// It came to nothing.
    Failed,
}

impl ExportsView {
    pub(super) fn is_working(&self) -> bool {
        self.files.iter().any(|file| matches!(file.stage, ExportStage::Making { .. }))
    }
}
