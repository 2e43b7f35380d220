//! A saved filter of tasks.

use domain::{
    habits::DocumentFields,
    ids::TaskFilterId,
    problem::FieldError,
    tasks::{LONGEST_FILTER, OrderKey, SavedFilter, SavedFilterFields, filter::Filter},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::place::{place, unless_refused};

/// A saved filter as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TaskFilterView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 60 characters.
    pub name: String,
    /// Its text, such as `(today | overdue) & #Work`.
    pub filter: String,
    /// Place among the filters: keys are compared as text, and ids where they are equal.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<SavedFilter> for TaskFilterView {
    fn from(saved: SavedFilter) -> Self {
        Self {
            id: saved.id.uuid(),
            name: saved.name,
            filter: saved.filter,
            position: saved.position,
            version: saved.version,
        }
    }
}

impl From<TaskFilterView> for SavedFilter {
    fn from(view: TaskFilterView) -> Self {
        Self {
            id: TaskFilterId(view.id),
            name: view.name,
            filter: view.filter,
            position: view.position,
            version: view.version,
        }
    }
}

/// What a client sends to make a filter (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TaskFilterBody {
    /// UUIDv7 of the client's making, so that a retry makes no second filter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 60 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, pattern = r"\S"))]
    pub name: String,
    /// Its text, such as `(today | overdue) & #Work`.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 500, pattern = r"\S"))]
    pub filter: String,
    /// Place among the filters; where it stands, or the end, when left out.
    #[serde(default)]
    #[cfg_attr(
        feature = "openapi",
        schema(
            min_length = 1,
            max_length = 500,
            pattern = "^([hi][0-9a-z]|[gj][0-9a-z]{2}|[fk][0-9a-z]{3})([0-9a-z]*[1-9a-z])?$"
        )
    )]
    pub position: Option<String>,
}

impl TaskFilterBody {
    /// A body that says what a stored filter says.
    #[must_use]
    pub fn of(saved: &SavedFilter) -> Self {
        Self {
            id: None,
            name: saved.name.clone(),
            filter: saved.filter.clone(),
            position: Some(saved.position.to_string()),
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let position = place(self.position.as_deref());
        // A text that is refused for its length, or for being none, need not be read.
        let is_read = (1..=LONGEST_FILTER).contains(&self.filter.trim().chars().count());
        let fault = if is_read { self.filter.parse::<Filter>().err() } else { None };
        let fault = fault.map(|error| FieldError::new("filter", error.fault.code()));
        let fields =
            SavedFilterFields { name: self.name, filter: self.filter, position: position.clone().unwrap_or_default() };
        unless_refused(fields.checked(), position.err().into_iter().chain(fault)).map(DocumentFields::TaskFilter)
    }
}
