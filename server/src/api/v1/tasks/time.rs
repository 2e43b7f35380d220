//! `POST /tasks/{id}/time`

use axum::extract::State;
use domain::ids::TaskId;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{TaskTimeBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, Versioned, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// Add to the time that a task took. Additions of several devices all count; one with an id that was heard before adds
/// nothing.
#[utoipa::path(post, path = "/tasks/{id}/time", tag = "tasks", request_body = TaskTimeBody,
    params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn spend_time_on_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<TaskTimeBody>,
) -> Result<Versioned<TaskView>, ApiError> {
    let addition = body.id.map(|id| chosen_id("id", id)).transpose()?;
    let task = state.services.tasks().spend_time(&actor, TaskId(id), addition, body.minutes).await?.task;
    Ok(Versioned(task.version, TaskView::from(task)))
}
