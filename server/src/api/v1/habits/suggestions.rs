//! `GET /habits/suggestions` and `POST /habits/suggestions/dismissals`

use axum::{Json, extract::State, http::StatusCode};
use wire::{
    Page, ProblemView,
    habits::{DismissalBody, StackSuggestionView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// At most three pairs of habits that could become a stack, the best first, each with the points that it was given.
#[utoipa::path(get, path = "/habits/suggestions", tag = "habits", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<StackSuggestionView>), (status = 401, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_suggestions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<Page<StackSuggestionView>>, ApiError> {
    let found = state.services.habits().suggestions(&actor).await?;
    Ok(Json(Page::whole(found.into_iter().map(Into::into).collect())))
}

/// Decline a pair for good. Declining it again changes nothing.
#[utoipa::path(post, path = "/habits/suggestions/dismissals", tag = "habits", request_body = DismissalBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn dismiss_suggestion(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<DismissalBody>,
) -> Result<StatusCode, ApiError> {
    state.services.habits().dismiss_suggestion(&actor, body.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
