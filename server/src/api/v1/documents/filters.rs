//! `/filters`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    tasks::{TaskFilterBody, TaskFilterView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List saved filters of tasks in the caller's order.
#[utoipa::path(get, path = "/filters", tag = "tasks", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<TaskFilterView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_filters(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<TaskFilterView>>, ApiError> {
    let filters = state.services.habits().task_filters(&actor).await?;
    Ok(Json(query.of(filters.into_iter().map(TaskFilterView::from).collect())?))
}

/// Make a saved filter of tasks: 422 `duplicate` where another one has its name. The same `id` with the same body again
/// answers 200 with what is stored; without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/filters", tag = "tasks", request_body = TaskFilterBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = TaskFilterView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = TaskFilterView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_filter(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<TaskFilterBody>,
) -> Result<(StatusCode, Versioned<TaskFilterView>), ApiError> {
    let (status, filter) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(filter, Document::into_filter)?))
}

/// One saved filter of tasks.
#[utoipa::path(get, path = "/filters/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskFilterView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_filter(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<TaskFilterView>, ApiError> {
    let filter = state.services.habits().document(&actor, DocumentKind::TaskFilter, id).await?;
    versioned(filter, Document::into_filter)
}

/// Replace a saved filter of tasks.
#[utoipa::path(put, path = "/filters/{id}", tag = "tasks", request_body = TaskFilterBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskFilterView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_filter(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<TaskFilterBody>,
) -> Result<Versioned<TaskFilterView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let filter = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(filter, Document::into_filter)
}

/// Delete a saved filter of tasks.
#[utoipa::path(delete, path = "/filters/{id}", tag = "tasks",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 412, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn delete_filter(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::TaskFilter, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
