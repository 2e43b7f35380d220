//! `POST /tasks/{id}/undelete`

use axum::{Json, extract::State};
use domain::ids::TaskId;
use uuid::Uuid;
use wire::{ProblemView, tasks::TaskView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Take a task out of the trash with the parts that went together with it, and its series. One that is not there stays
/// as it is.
#[utoipa::path(post, path = "/tasks/{id}/undelete", tag = "tasks", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskView), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn undelete_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<TaskView>, ApiError> {
    let record = state.services.tasks().undelete(&actor, TaskId(id), &[]).await?;
    Ok(Json(TaskView::from(record.task)))
}
