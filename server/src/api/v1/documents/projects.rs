//! `/projects`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    tasks::{ProjectBody, ProjectView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List projects of tasks in the caller's order.
#[utoipa::path(get, path = "/projects", tag = "tasks", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<ProjectView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_projects(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<ProjectView>>, ApiError> {
    let projects = state.services.habits().projects(&actor).await?;
    Ok(Json(query.of(projects.into_iter().map(ProjectView::from).collect())?))
}

/// Make a project of tasks. The same `id` with the same body again answers 200 with what is stored;
/// without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/projects", tag = "tasks", request_body = ProjectBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = ProjectView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = ProjectView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_project(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<ProjectBody>,
) -> Result<(StatusCode, Versioned<ProjectView>), ApiError> {
    let (status, project) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(project, Document::into_project)?))
}

/// One project of tasks.
#[utoipa::path(get, path = "/projects/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ProjectView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_project(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<ProjectView>, ApiError> {
    let project = state.services.habits().document(&actor, DocumentKind::Project, id).await?;
    versioned(project, Document::into_project)
}

/// Replace a project of tasks.
#[utoipa::path(put, path = "/projects/{id}", tag = "tasks", request_body = ProjectBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ProjectView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_project(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<ProjectBody>,
) -> Result<Versioned<ProjectView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let project = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(project, Document::into_project)
}

/// Delete a project of tasks. Its sections go with it; its tasks stand in the inbox then.
#[utoipa::path(delete, path = "/projects/{id}", tag = "tasks",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 412, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn delete_project(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Project, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
