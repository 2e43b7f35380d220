//! `PUT /tasks/{id}`

use axum::extract::State;
use domain::{ids::TaskId, problem::FieldError};
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{TaskBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, IfMatch, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// Replace a task. `repeat` is the rule of its series from then on; null ends the series with this occurrence.
#[utoipa::path(put, path = "/tasks/{id}", tag = "tasks", request_body = TaskBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 412, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<TaskBody>,
) -> Result<Versioned<TaskView>, ApiError> {
    if body.id.is_some_and(|named| named != id) {
        return Err(ServiceError::Invalid(vec![FieldError::new("id", "differs_from_path")]).into());
    }
    let (fields, position) = body.into_fields().map_err(ServiceError::from)?;
    let task = state.services.tasks().replace(&actor, TaskId(id), fields, position, &expected).await?.task;
    Ok(Versioned(task.version, TaskView::from(task)))
}
