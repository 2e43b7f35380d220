//! `POST /tasks/{id}/complete`

use axum::{Json, extract::State};
use domain::ids::{HabitId, TaskId};
use services::tasks::TaskRecord;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{CompleteBody, CompletedView, TaskView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, v1::sync::task_operation::complete_wish},
    middleware::session::SignedIn,
    state::AppState,
};

/// Complete a task, and with it the day of its habit and, if wanted, its open parts. The next occurrence of a repeated
/// task is made at once. One that is done stays as it is.
#[utoipa::path(post, path = "/tasks/{id}/complete", tag = "tasks", request_body = CompleteBody,
    params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = CompletedView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn complete_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<CompleteBody>,
) -> Result<Json<CompletedView>, ApiError> {
    let completed = state.services.tasks().complete(&actor, TaskId(id), complete_wish(&body)).await?;
    let views = |records: Vec<TaskRecord>| records.into_iter().map(|record| TaskView::from(record.task)).collect();
    Ok(Json(CompletedView {
        task: TaskView::from(completed.record.task),
        parts: views(completed.parts),
        next: views(completed.next),
        habit_id: completed.habit.map(HabitId::uuid),
    }))
}
