//! A section of a project of tasks.

use domain::{
    habits::DocumentFields,
    ids::{ProjectId, SectionId},
    problem::FieldError,
    tasks::{OrderKey, Section, SectionFields},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::place::{place, unless_refused};

/// A section of a project as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SectionView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// One to 120 characters.
    pub name: String,
    /// Place within the project: keys are compared as text, and ids where they are equal.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Section> for SectionView {
    fn from(section: Section) -> Self {
        Self {
            id: section.id.uuid(),
            project_id: section.project_id.uuid(),
            name: section.name,
            position: section.position,
            version: section.version,
        }
    }
}

impl From<SectionView> for Section {
    fn from(view: SectionView) -> Self {
        Self {
            id: SectionId(view.id),
            project_id: ProjectId(view.project_id),
            name: view.name,
            position: view.position,
            version: view.version,
        }
    }
}

/// What a client sends to make a section (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SectionBody {
    /// UUIDv7 of the client's making, so that a retry makes no second section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// A project of the caller.
    pub project_id: Uuid,
    /// One to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120, pattern = r"\S"))]
    pub name: String,
    /// Place within the project; where it stands, or the end, when left out.
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

impl SectionBody {
    /// A body that says what a stored section says.
    #[must_use]
    pub fn of(section: &Section) -> Self {
        Self {
            id: None,
            project_id: section.project_id.uuid(),
            name: section.name.clone(),
            position: Some(section.position.to_string()),
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let position = place(self.position.as_deref());
        let fields = SectionFields {
            project_id: ProjectId(self.project_id),
            name: self.name,
            position: position.clone().unwrap_or_default(),
        };
        unless_refused(fields.checked(), position.err()).map(DocumentFields::Section)
    }
}
