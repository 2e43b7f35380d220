//! `/labels`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    tasks::{LabelBody, LabelView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List labels of tasks in the caller's order.
#[utoipa::path(get, path = "/labels", tag = "tasks", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<LabelView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_labels(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<LabelView>>, ApiError> {
    let labels = state.services.habits().labels(&actor).await?;
    Ok(Json(query.of(labels.into_iter().map(LabelView::from).collect())?))
}

/// Make a label of tasks: 422 `duplicate` where another one has its name. The same `id` with the same body again
/// answers 200 with what is stored; without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/labels", tag = "tasks", request_body = LabelBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = LabelView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = LabelView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_label(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<LabelBody>,
) -> Result<(StatusCode, Versioned<LabelView>), ApiError> {
    let (status, label) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(label, Document::into_label)?))
}

/// One label of tasks.
#[utoipa::path(get, path = "/labels/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = LabelView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_label(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<LabelView>, ApiError> {
    let label = state.services.habits().document(&actor, DocumentKind::Label, id).await?;
    versioned(label, Document::into_label)
}

/// Replace a label of tasks.
#[utoipa::path(put, path = "/labels/{id}", tag = "tasks", request_body = LabelBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = LabelView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_label(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<LabelBody>,
) -> Result<Versioned<LabelView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let label = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(label, Document::into_label)
}

/// Delete a label of tasks. It is taken off the tasks that have it.
#[utoipa::path(delete, path = "/labels/{id}", tag = "tasks",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 412, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn delete_label(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Label, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
