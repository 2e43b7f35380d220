//! `PUT /tasks/{id}/position`

use axum::extract::State;
use domain::{ids::TaskId, tasks::OrderKey};
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{TaskOrderBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// Move a task within its list: to a key between those of its neighbours. A key that is long may be answered by a
/// shorter one; then the whole list has new ones, in the same order.
#[utoipa::path(put, path = "/tasks/{id}/position", tag = "tasks", request_body = TaskOrderBody,
    params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn move_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<TaskOrderBody>,
) -> Result<Versioned<TaskView>, ApiError> {
    let position = OrderKey::parse(&body.position).map_err(|code| ServiceError::field("position", code))?;
    let task = state.services.tasks().order(&actor, TaskId(id), position).await?.task;
    Ok(Versioned(task.version, TaskView::from(task)))
}
