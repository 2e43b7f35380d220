//! `/habit-groups`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{GroupBody, GroupView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List groups of habits in the caller's order.
#[utoipa::path(get, path = "/habit-groups", tag = "habits", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<GroupView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_groups(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<GroupView>>, ApiError> {
    let groups = state.services.habits().groups(&actor).await?;
    Ok(Json(query.of(groups.into_iter().map(GroupView::from).collect())?))
}

/// Make a group of habits. The same `id` with the same body again answers 200 with what is stored;
/// without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/habit-groups", tag = "habits", request_body = GroupBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = GroupView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = GroupView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_group(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<GroupBody>,
) -> Result<(StatusCode, Versioned<GroupView>), ApiError> {
    let (status, group) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(group, Document::into_group)?))
}

/// One group of habits.
#[utoipa::path(get, path = "/habit-groups/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = GroupView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_group(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<GroupView>, ApiError> {
    let group = state.services.habits().document(&actor, DocumentKind::Group, id).await?;
    versioned(group, Document::into_group)
}

/// Replace a group of habits.
#[utoipa::path(put, path = "/habit-groups/{id}", tag = "habits", request_body = GroupBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = GroupView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_group(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<GroupBody>,
) -> Result<Versioned<GroupView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let group = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(group, Document::into_group)
}

/// Delete a group of habits. Its habits are then in none; its pauses become pauses of each of them.
#[utoipa::path(delete, path = "/habit-groups/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 412, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn delete_group(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Group, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
