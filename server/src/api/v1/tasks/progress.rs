//! `GET /tasks/{id}/progress`, `GET /projects/{id}/progress` and `GET /habits/{id}/tasks/progress`

use axum::{Json, extract::State};
use domain::ids::{HabitId, ProjectId, TaskId};
use uuid::Uuid;
use wire::{ProblemView, tasks::TaskProgressView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// How far a task is: the finished share of its parts and lines, at every level.
#[utoipa::path(get, path = "/tasks/{id}/progress", tag = "tasks", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskProgressView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn task_progress(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<TaskProgressView>, ApiError> {
    let (_, progress) = state.services.tasks().family(&actor, TaskId(id)).await?;
    Ok(Json(progress.into()))
}

/// How far a project is: the finished share of its tasks, with their parts and lines.
#[utoipa::path(get, path = "/projects/{id}/progress", tag = "tasks", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskProgressView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn project_progress(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<TaskProgressView>, ApiError> {
    Ok(Json(state.services.tasks().project(&actor, ProjectId(id)).await?.progress.into()))
}

/// How far the tasks of a habit are: the finished share of those that stand for it, with their parts and lines.
#[utoipa::path(get, path = "/habits/{id}/tasks/progress", tag = "tasks", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskProgressView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn habit_task_progress(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<TaskProgressView>, ApiError> {
    Ok(Json(state.services.tasks().habit_progress(&actor, HabitId(id)).await?.into()))
}
