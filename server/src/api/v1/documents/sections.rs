//! `/sections`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    tasks::{SectionBody, SectionView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List sections of all projects in the caller's order.
#[utoipa::path(get, path = "/sections", tag = "tasks", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<SectionView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_sections(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<SectionView>>, ApiError> {
    let sections = state.services.habits().sections(&actor).await?;
    Ok(Json(query.of(sections.into_iter().map(SectionView::from).collect())?))
}

/// Make a section of a project: 422 `duplicate` where another one of it has its name. The same `id` with the same body
/// again answers 200 with what is stored; without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/sections", tag = "tasks", request_body = SectionBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = SectionView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = SectionView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_section(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<SectionBody>,
) -> Result<(StatusCode, Versioned<SectionView>), ApiError> {
    let (status, section) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(section, Document::into_section)?))
}

/// One section of a project.
#[utoipa::path(get, path = "/sections/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = SectionView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_section(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<SectionView>, ApiError> {
    let section = state.services.habits().document(&actor, DocumentKind::Section, id).await?;
    versioned(section, Document::into_section)
}

/// Replace a section of a project.
#[utoipa::path(put, path = "/sections/{id}", tag = "tasks", request_body = SectionBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = SectionView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_section(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<SectionBody>,
) -> Result<Versioned<SectionView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let section = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(section, Document::into_section)
}

/// Delete a section of a project. Its tasks stay in the project.
#[utoipa::path(delete, path = "/sections/{id}", tag = "tasks",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 412, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn delete_section(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Section, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
