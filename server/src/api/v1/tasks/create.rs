//! `POST /tasks`

use axum::{extract::State, http::StatusCode};
use domain::ids::TaskId;
use services::{ServiceError, tasks::NewTask};
use wire::{
    ProblemView,
    tasks::{TaskBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, RepeatKey, Versioned, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// Make a task. The same `id` with the same body again answers 200 with the stored task;
/// without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/tasks", tag = "tasks", request_body = TaskBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<TaskBody>,
) -> Result<(StatusCode, Versioned<TaskView>), ApiError> {
    let id = body.id.map(|id| chosen_id("id", id)).transpose()?.map(TaskId);
    let (fields, position) = body.into_fields().map_err(ServiceError::from)?;
    let created = state.services.tasks().create(&actor, NewTask { id, fields, position, key }).await?;
    // An id says itself that it was there before. Under a key the second answer is like the first.
    let status = if created.is_new || id.is_none() { StatusCode::CREATED } else { StatusCode::OK };
    let task = created.record.task;
    Ok((status, Versioned(task.version, TaskView::from(task))))
}
