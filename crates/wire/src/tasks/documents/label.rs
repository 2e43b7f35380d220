//! A label of tasks.

use domain::{
    habits::{DEFAULT_HABIT_COLOR, DocumentFields},
    ids::LabelId,
    problem::FieldError,
    tasks::{Label, LabelFields, OrderKey},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::place::{place, unless_refused};

/// A label as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LabelView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 60 characters.
    pub name: String,
    /// One of twenty colours, from 0.
    pub color: u8,
    /// Place among the labels: keys are compared as text, and ids where they are equal.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub position: OrderKey,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Label> for LabelView {
    fn from(label: Label) -> Self {
        Self {
            id: label.id.uuid(),
            name: label.name,
            color: label.color,
            position: label.position,
            version: label.version,
        }
    }
}

impl From<LabelView> for Label {
    fn from(view: LabelView) -> Self {
        Self {
            id: LabelId(view.id),
            name: view.name,
            color: view.color,
            position: view.position,
            version: view.version,
        }
    }
}

/// What a client sends to make a label (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LabelBody {
    /// UUIDv7 of the client's making, so that a retry makes no second label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 60 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, pattern = r"\S"))]
    pub name: String,
    /// One of twenty colours, from 0; 8 when left out.
    #[serde(default = "default_color")]
    #[cfg_attr(feature = "openapi", schema(maximum = 19))]
    pub color: u8,
    /// Place among the labels; where it stands, or the end, when left out.
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

const fn default_color() -> u8 {
    DEFAULT_HABIT_COLOR
}

impl LabelBody {
    /// A body that says what a stored label says.
    #[must_use]
    pub fn of(label: &Label) -> Self {
        Self { id: None, name: label.name.clone(), color: label.color, position: Some(label.position.to_string()) }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let position = place(self.position.as_deref());
        let fields = LabelFields { name: self.name, color: self.color, position: position.clone().unwrap_or_default() };
        unless_refused(fields.checked(), position.err()).map(DocumentFields::Label)
    }
}
