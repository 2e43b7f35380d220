//! `GET /tasks/suggestions` and `POST /tasks/{id}/dismiss`

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::TaskId;
use uuid::Uuid;
use wire::{Page, ProblemView, tasks::TaskSuggestionView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// At most three tasks that could be taken on today, the best first, each with the points that it was given.
#[utoipa::path(get, path = "/tasks/suggestions", tag = "tasks", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<TaskSuggestionView>), (status = 401, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_task_suggestions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<Page<TaskSuggestionView>>, ApiError> {
    let found = state.services.tasks().suggestions(&actor).await?;
    Ok(Json(Page::whole(found.into_iter().map(TaskSuggestionView::from).collect())))
}

/// Dismiss a task for good: it is not suggested again. Dismissing it again changes nothing.
#[utoipa::path(post, path = "/tasks/{id}/dismiss", tag = "tasks", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn dismiss_task_suggestion(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.tasks().dismiss_suggestion(&actor, TaskId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
