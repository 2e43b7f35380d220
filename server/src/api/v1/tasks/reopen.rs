//! `POST /tasks/{id}/reopen`

use axum::extract::State;
use domain::ids::TaskId;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{ReopenBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, Versioned, v1::sync::task_operation::reopen_wish},
    middleware::session::SignedIn,
    state::AppState,
};

/// Open a task again. What completing it noted of its habit's day is withdrawn, and the next occurrence goes if nobody
/// has used it; otherwise 409 `next_was_used`, until `next` says what becomes of it. One that is open stays as it is.
#[utoipa::path(post, path = "/tasks/{id}/reopen", tag = "tasks", request_body = ReopenBody,
    params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn reopen_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<ReopenBody>,
) -> Result<Versioned<TaskView>, ApiError> {
    let task = state.services.tasks().reopen(&actor, TaskId(id), reopen_wish(&body)).await?.task;
    Ok(Versioned(task.version, TaskView::from(task)))
}
