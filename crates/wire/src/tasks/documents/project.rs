//! A project of tasks.

use domain::{
    habits::{DEFAULT_HABIT_COLOR, DocumentFields},
    ids::ProjectId,
    problem::FieldError,
    tasks::{OrderKey, Project, ProjectFields, ProjectLayout},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::place::{place, unless_refused};

/// A project as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProjectView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 120 characters.
    pub name: String,
    /// One of twenty colours, from 0.
    pub color: u8,
    /// `list` or `board`.
    #[cfg_attr(feature = "openapi", schema(value_type = ProjectLayoutName))]
    pub layout: ProjectLayout,
    /// Place among the projects: keys are compared as text, and ids where they are equal.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub position: OrderKey,
    /// Out of the list since.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub archived_at: Option<Timestamp>,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Project> for ProjectView {
    fn from(project: Project) -> Self {
        Self {
            id: project.id.uuid(),
            name: project.name,
            color: project.color,
            layout: project.layout,
            position: project.position,
            archived_at: project.archived_at,
            version: project.version,
        }
    }
}

impl From<ProjectView> for Project {
    fn from(view: ProjectView) -> Self {
        Self {
            id: ProjectId(view.id),
            name: view.name,
            color: view.color,
            layout: view.layout,
            position: view.position,
            archived_at: view.archived_at,
            version: view.version,
        }
    }
}

/// What a client sends to make a project (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProjectBody {
    /// UUIDv7 of the client's making, so that a retry makes no second project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 120 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 120, pattern = r"\S"))]
    pub name: String,
    /// One of twenty colours, from 0; 8 when left out.
    #[serde(default = "default_color")]
    #[cfg_attr(feature = "openapi", schema(maximum = 19))]
    pub color: u8,
    /// `list` or `board`; `list` when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = ProjectLayoutName))]
    pub layout: ProjectLayout,
    /// Place among the projects; where it stands, or the end, when left out.
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
    /// Archive by giving an instant, bring back by null.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub archived_at: Option<Timestamp>,
}

const fn default_color() -> u8 {
    DEFAULT_HABIT_COLOR
}

/// How a project is shown.
#[cfg(feature = "openapi")]
#[derive(Debug, Clone, Copy, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProjectLayout)]
pub enum ProjectLayoutName {
    /// One section below the other.
    List,
    /// One section beside the other.
    Board,
}

impl ProjectBody {
    /// A body that says what a stored project says.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self {
            id: None,
            name: project.name.clone(),
            color: project.color,
            layout: project.layout,
            position: Some(project.position.to_string()),
            archived_at: project.archived_at,
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let position = place(self.position.as_deref());
        let fields = ProjectFields {
            name: self.name,
            color: self.color,
            layout: self.layout,
            archived_at: self.archived_at,
            position: position.clone().unwrap_or_default(),
        };
        unless_refused(fields.checked(), position.err()).map(DocumentFields::Project)
    }
}
