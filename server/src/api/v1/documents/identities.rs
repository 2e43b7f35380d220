//! `/identities`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{IdentityBody, IdentityView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List identities in the caller's order.
#[utoipa::path(get, path = "/identities", tag = "habits", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<IdentityView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_identities(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<IdentityView>>, ApiError> {
    let identities = state.services.habits().identities(&actor).await?;
    Ok(Json(query.of(identities.into_iter().map(IdentityView::from).collect())?))
}

/// Make an identity: a sentence about who the caller wants to be. The same `id` with the same body again answers 200
/// with what is stored; without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/identities", tag = "habits", request_body = IdentityBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = IdentityView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = IdentityView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<IdentityBody>,
) -> Result<(StatusCode, Versioned<IdentityView>), ApiError> {
    let (status, identity) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(identity, Document::into_identity)?))
}

/// One identity.
#[utoipa::path(get, path = "/identities/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = IdentityView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<IdentityView>, ApiError> {
    let identity = state.services.habits().document(&actor, DocumentKind::Identity, id).await?;
    versioned(identity, Document::into_identity)
}

/// Replace an identity.
#[utoipa::path(put, path = "/identities/{id}", tag = "habits", request_body = IdentityBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = IdentityView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<IdentityBody>,
) -> Result<Versioned<IdentityView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let identity = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(identity, Document::into_identity)
}

/// Delete an identity. Its habits then vote for none.
#[utoipa::path(delete, path = "/identities/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 412, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Identity, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
