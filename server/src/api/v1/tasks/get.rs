//! `GET /tasks/{id}`

use axum::extract::State;
use domain::ids::TaskId;
use uuid::Uuid;
use wire::{ProblemView, tasks::TaskView};

use crate::{
    api::{ApiError, ApiPath, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// One task.
#[utoipa::path(get, path = "/tasks/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<TaskView>, ApiError> {
    let task = state.services.tasks().find(&actor, TaskId(id)).await?;
    Ok(Versioned(task.version, TaskView::from(task)))
}
