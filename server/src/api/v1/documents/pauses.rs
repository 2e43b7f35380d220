//! `/pauses`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{PauseBody, PauseView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List pauses by their first day.
#[utoipa::path(get, path = "/pauses", tag = "habits", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<PauseView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_pauses(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<PauseView>>, ApiError> {
    let pauses = state.services.habits().pauses(&actor).await?;
    Ok(Json(query.of(pauses.into_iter().map(PauseView::from).collect())?))
}

/// Pause a habit, a group of them, or all: their days read as skipped, and nothing is written about them. The same `id`
/// with the same body again answers 200 with what is stored; without an `id`, an `Idempotency-Key` makes a retry
/// harmless.
#[utoipa::path(post, path = "/pauses", tag = "habits", request_body = PauseBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = PauseView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = PauseView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_pause(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<PauseBody>,
) -> Result<(StatusCode, Versioned<PauseView>), ApiError> {
    let (status, pause) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(pause, Document::into_pause)?))
}

/// One pause.
#[utoipa::path(get, path = "/pauses/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PauseView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_pause(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<PauseView>, ApiError> {
    let pause = state.services.habits().document(&actor, DocumentKind::Pause, id).await?;
    versioned(pause, Document::into_pause)
}

/// Replace a pause, for example to end it.
#[utoipa::path(put, path = "/pauses/{id}", tag = "habits", request_body = PauseBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PauseView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_pause(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<PauseBody>,
) -> Result<Versioned<PauseView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let pause = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(pause, Document::into_pause)
}

/// Delete a pause, as if it had never been.
#[utoipa::path(delete, path = "/pauses/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 412, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_pause(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Pause, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
