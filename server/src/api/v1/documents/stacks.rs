//! `/habit-stacks`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{StackBody, StackView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List stacks: which habit follows which, or which cue. Those of a habit in the trash are left out.
#[utoipa::path(get, path = "/habit-stacks", tag = "habits", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<StackView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_stacks(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<StackView>>, ApiError> {
    let stacks = state.services.habits().stacks(&actor).await?;
    Ok(Json(query.of(stacks.into_iter().map(StackView::from).collect())?))
}

/// Say what a habit follows: 422 `duplicate` when it follows something already, `cycle` when it would follow itself.
/// The same `id` with the same body again answers 200 with what is stored; without an `id`, an `Idempotency-Key` makes
/// a retry harmless.
#[utoipa::path(post, path = "/habit-stacks", tag = "habits", request_body = StackBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = StackView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = StackView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_stack(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<StackBody>,
) -> Result<(StatusCode, Versioned<StackView>), ApiError> {
    let (status, stack) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(stack, Document::into_stack)?))
}

/// One stack.
#[utoipa::path(get, path = "/habit-stacks/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = StackView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_stack(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<StackView>, ApiError> {
    let stack = state.services.habits().document(&actor, DocumentKind::Stack, id).await?;
    versioned(stack, Document::into_stack)
}

/// Replace a stack.
#[utoipa::path(put, path = "/habit-stacks/{id}", tag = "habits", request_body = StackBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = StackView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_stack(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<StackBody>,
) -> Result<Versioned<StackView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let stack = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(stack, Document::into_stack)
}

/// Delete a stack. Its habit then follows nothing.
#[utoipa::path(delete, path = "/habit-stacks/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 412, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_stack(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Stack, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
