//! A file that was brought along.

use domain::imports::{
    Import, ImportCounts, ImportFormat, ImportLoss, ImportPlace, ImportProgress, ImportRefusal, ImportState,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A file that was brought along, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportView {
    /// Which.
    pub id: Uuid,
    /// As the file was called.
    pub file_name: String,
    /// What it was recognised as, for example `loop_backup`.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub format: Option<ImportFormat>,
    /// `uploaded`, `read`, `applying`, `applied`, `undone` or `failed`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub state: ImportState,
    /// What was found in it.
    pub found: ImportCountsView,
    /// What was made of it.
    pub made: ImportCountsView,
    /// How many lines could not be read.
    pub problem_count: u64,
    /// What has no place here, or is kept otherwise.
    pub losses: Vec<ImportLossView>,
    /// Why it failed.
    pub refusal: Option<ImportRefusalView>,
    /// How far it is, while it is taken over.
    pub progress: Option<ImportProgressView>,
    /// When it was brought.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Timestamp,
    /// When it was taken over.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub applied_at: Option<Timestamp>,
    /// Until when it can be taken back.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub undo_until: Option<Timestamp>,
    /// When it was taken back.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub undone_at: Option<Timestamp>,
    /// What stayed when it was taken back, because it was changed since.
    pub kept: ImportCountsView,
}

/// How much of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportCountsView {
    /// Habits.
    pub habits: u32,
    /// Days of habits.
    pub entries: u32,
    /// Tasks.
    pub tasks: u32,
    /// Projects.
    pub projects: u32,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportProgressView {
    /// Days and tasks that were written.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

/// Why a file was not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportRefusalView {
    /// Why, as a code.
    pub code: String,
    /// Where that was seen.
    pub place: Option<ImportPlaceView>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportPlaceView {
    /// The file inside an archive, or the table of a database; empty for the file itself.
    pub file: String,
    /// The line or row, from 1.
    pub line: Option<u64>,
    /// The name of the column or field.
    pub column: Option<String>,
}

/// Something that has no place here, or is kept otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportLossView {
    /// What, as a code.
    pub code: String,
    /// How often.
    pub count: u64,
    /// A few of them.
    pub examples: Vec<String>,
}

impl From<Import> for ImportView {
    fn from(import: Import) -> Self {
        Self {
            id: import.id.uuid(),
            file_name: import.file_name,
            format: import.format,
            state: import.state,
            found: import.found.into(),
            made: import.made.into(),
            problem_count: import.problem_count,
            losses: import.losses.into_iter().map(Into::into).collect(),
            refusal: import.refusal.map(Into::into),
            progress: import.progress.map(Into::into),
            created_at: import.created_at,
            applied_at: import.applied_at,
            undo_until: import.undo_until,
            undone_at: import.undone_at,
            kept: import.kept.into(),
        }
    }
}

impl From<ImportCounts> for ImportCountsView {
    fn from(counts: ImportCounts) -> Self {
        let ImportCounts { habits, entries, tasks, projects } = counts;
        Self { habits, entries, tasks, projects }
    }
}

impl From<ImportProgress> for ImportProgressView {
    fn from(progress: ImportProgress) -> Self {
        Self { done: progress.done, total: progress.total }
    }
}

impl From<ImportRefusal> for ImportRefusalView {
    fn from(refusal: ImportRefusal) -> Self {
        Self { code: refusal.code, place: refusal.place.map(Into::into) }
    }
}

impl From<ImportPlace> for ImportPlaceView {
    fn from(place: ImportPlace) -> Self {
        Self { file: place.file, line: place.line, column: place.column }
    }
}

impl From<ImportLoss> for ImportLossView {
    fn from(loss: ImportLoss) -> Self {
        let ImportLoss { code, count, examples } = loss;
        Self { code, count, examples }
    }
}
