//! A sentence about oneself.

use domain::{
    habits::{DocumentFields, Identity, IdentityFields},
    ids::IdentityId,
    problem::FieldError,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An identity as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IdentityView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// One to 200 characters, such as "a person who moves every day".
    pub statement: String,
    /// Place in the owner's order, from 0.
    pub position: i32,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Identity> for IdentityView {
    fn from(identity: Identity) -> Self {
        let Identity { id, statement, position, version } = identity;
        Self { id: id.uuid(), statement, position, version }
    }
}

impl From<IdentityView> for Identity {
    fn from(view: IdentityView) -> Self {
        let IdentityView { id, statement, position, version } = view;
        Self { id: IdentityId(id), statement, position, version }
    }
}

/// What a client sends to make an identity (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct IdentityBody {
    /// UUIDv7 of the client's making, so that a retry makes no second one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// One to 200 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200, pattern = r"\S"))]
    pub statement: String,
    /// Place in the order, from 0; where it stands, or the end, when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0))]
    pub position: Option<i32>,
}

impl IdentityBody {
    /// A body that says what a stored identity says.
    #[must_use]
    pub fn of(identity: &Identity) -> Self {
        Self { id: None, statement: identity.statement.clone(), position: Some(identity.position) }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        IdentityFields { statement: self.statement, position: self.position }.checked().map(DocumentFields::Identity)
    }
}
