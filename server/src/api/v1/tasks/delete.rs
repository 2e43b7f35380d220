//! `DELETE /tasks/{id}`

use axum::{Json, extract::State};
use domain::{
    ids::TaskId,
    problem::{FieldError, Problem},
    tasks::DeleteReach,
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{
    ProblemView,
    tasks::{DeletedTasksView, TaskView},
};

use crate::{
    api::{ApiError, ApiPath, ApiQuery, IfMatch},
    middleware::session::SignedIn,
    state::AppState,
};

/// How much goes.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DeleteQuery {
    /// Of a repeated task: `one` occurrence when left out, this and those that are `following`, or `all`.
    scope: Option<String>,
}

/// Put a task in the trash with everything below it. Of a repeated task the next occurrence comes in its place, unless
/// more of its series goes.
#[utoipa::path(delete, path = "/tasks/{id}", tag = "tasks",
    params(("id" = Uuid, Path), DeleteQuery,
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = DeletedTasksView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(query): ApiQuery<DeleteQuery>,
    IfMatch(expected): IfMatch,
) -> Result<Json<DeletedTasksView>, ApiError> {
    let refused = |code| ApiError(Problem::invalid(vec![FieldError::new("scope", code)]));
    let reach = query.scope.as_deref().map_or(Ok(DeleteReach::One), DeleteReach::parse).map_err(refused)?;
    let deleted = state.services.tasks().delete(&actor, TaskId(id), reach, &expected).await?;
    Ok(Json(DeletedTasksView {
        ids: deleted.ids.into_iter().map(TaskId::uuid).collect(),
        next: deleted.next.into_iter().map(|record| TaskView::from(record.task)).collect(),
    }))
}
