//! Projects, sections, labels and saved filters: a table each. [`crate::habits::documents`] is the one way to all
//! documents.

pub(crate) mod filters;
pub(crate) mod labels;
pub(crate) mod projects;
pub(crate) mod sections;

use domain::{ids::TaskId, tasks::OrderKey};
pub use labels::take_label;
pub use projects::take_project;
pub use sections::{sections_of, take_section};
use uuid::Uuid;

use crate::StoreError;

/// A task that was counted up, and whether it is outside the trash.
struct Touched {
    task_id: Uuid,
    version: i64,
    is_present: bool,
}

/// Those outside the trash: the feed tells of no others.
fn present(rows: Vec<Touched>) -> Vec<(TaskId, i64)> {
    rows.into_iter().filter(|row| row.is_present).map(|row| (TaskId(row.task_id), row.version)).collect()
}

/// A stored place.
fn place(table: &'static str, text: &str) -> Result<OrderKey, StoreError> {
    OrderKey::parse(text).map_err(|_| StoreError::Corrupt { table, column: "position" })
}
