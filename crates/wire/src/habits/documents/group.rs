//! A group of habits.

use domain::{
    habits::{DocumentFields, GroupFields, HabitGroup},
    ids::GroupId,
    problem::FieldError,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A group as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 60 characters.
    pub name: String,
    /// Place in the owner's order, from 0.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<HabitGroup> for GroupView {
    fn from(group: HabitGroup) -> Self {
        Self { id: group.id.uuid(), name: group.name, position: group.position, version: group.version }
    }
}

impl From<GroupView> for HabitGroup {
    fn from(view: GroupView) -> Self {
        Self { id: GroupId(view.id), name: view.name, position: view.position, version: view.version }
    }
}

/// What a client sends to make a group (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupBody {
    /// UUIDv7 of the client's making, so that a retry makes no second group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 60 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 60, pattern = r"\S"))]
    pub name: String,
    /// Place in the order, from 0; where it stands, or the end, when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub position: Option<i32>,
}

impl GroupBody {
    /// A body that says what a stored group says.
    #[must_use]
    pub fn of(group: &HabitGroup) -> Self {
        Self { id: None, name: group.name.clone(), position: Some(group.position) }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        GroupFields { name: self.name, position: self.position }.checked().map(DocumentFields::Group)
    }
}
