//! Copies of all that somebody has here, to take along.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A wish for a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExportBody {
    /// In which form.
    #[cfg_attr(feature = "openapi", schema(value_type = ExportFormName))]
    pub form: String,
}

/// A copy that is made, or was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExportView {
    /// Which.
    pub id: Uuid,
    /// In which form.
    #[cfg_attr(feature = "openapi", schema(value_type = ExportFormName))]
    pub form: String,
    /// How far it is.
    #[cfg_attr(feature = "openapi", schema(value_type = ExportStateName))]
    pub state: String,
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub asked_at: Timestamp,
    /// When it is removed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// How many rows are written.
    pub rows_done: i64,
    /// How many there are; 0 until they are counted.
    pub rows_in_all: i64,
    /// Its name when it is saved.
    pub file_name: String,
    /// Its length, when it is ready.
    pub bytes: Option<i64>,
    /// Its SHA-256 in hexadecimal, when it is ready.
    pub sha256: Option<String>,
    /// Where it is fetched, when it is ready: a path of this origin, for its owner alone.
    pub path: Option<String>,
}

/// Names of forms, for the document.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExportForm)]
pub enum ExportFormName {
    /// A zip with everything, which another account takes in.
    Archive,
    /// A zip as Loop Habit Tracker writes it.
    LoopCsv,
    /// A zip with one CSV file for each table.
    Csv,
    /// One JSON document.
    Json,
    /// Tasks for calendar programs.
    Ics,
}

/// How far a copy is, for the document.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExportState)]
pub enum ExportStateName {
    /// It waits for its turn.
    Waits,
    /// It is being written.
    Making,
    /// It can be fetched.
    Ready,
    /// It came to nothing; ask again.
    Failed,
}
