//! What the endpoints of all documents do alike.

use axum::http::StatusCode;
use domain::{
    habits::{Document, DocumentFields},
    problem::{FieldError, Problem},
};
use services::{Actor, IdempotencyKey, ServiceError, habits::documents::NewDocument};
use uuid::Uuid;

use crate::{
    api::{ApiError, Versioned, chosen_id},
    state::AppState,
};

/// Fields as a body says them, or every one that was refused.
pub(super) type Read = Result<DocumentFields, Vec<FieldError>>;

/// Makes a document: 201, or 200 when the same id made it before.
pub(super) async fn make(
    state: &AppState,
    actor: &Actor,
    id: Option<Uuid>,
    fields: Read,
    key: Option<IdempotencyKey>,
) -> Result<(StatusCode, Document), ApiError> {
    let id = id.map(|id| chosen_id("id", id)).transpose()?;
    let fields = fields.map_err(ServiceError::from)?;
    let made = state.services.habits().create_document(actor, NewDocument { id, fields, key }).await?;
    // An id says itself that it was there before. Under a key the second answer is like the first.
    let status = if made.is_new || id.is_none() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, made.document))
}

/// A body may repeat the id of its path and name no other.
pub(super) fn of_path(named: Option<Uuid>, id: Uuid, fields: Read) -> Result<DocumentFields, ApiError> {
    if named.is_some_and(|named| named != id) {
        return Err(ServiceError::Invalid(vec![FieldError::new("id", "differs_from_path")]).into());
    }
    Ok(fields.map_err(ServiceError::from)?)
}

/// A document as clients see it. One of another kind than was asked for is a fault of ours.
pub(super) fn versioned<D, V: From<D>>(
    document: Document,
    narrowed: fn(Document) -> Option<D>,
) -> Result<Versioned<V>, ApiError> {
    let version = document.version();
    let document = narrowed(document).ok_or_else(|| ApiError(Problem::new(500, "internal")))?;
    Ok(Versioned(version, V::from(document)))
}
