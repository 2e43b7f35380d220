//! `POST /tasks/plan` and `POST /tasks/plan-again`

use axum::{Json, extract::State};
use domain::tasks::TaskPlan;
use services::tasks::PlannedTasks;
use wire::{
    ProblemView,
    tasks::{PlanAgainBody, PlannedView, TaskPlanBody, TaskPlansBody, TaskView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Plan tasks as one change: a timeframe, a day, or both. `before` of the answer, sent as `plans`, takes it back.
#[utoipa::path(post, path = "/tasks/plan", tag = "tasks", request_body = TaskPlansBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PlannedView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn plan_tasks(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<TaskPlansBody>,
) -> Result<Json<PlannedView>, ApiError> {
    let plans: Vec<TaskPlan> = body.plans.into_iter().map(TaskPlan::from).collect();
    Ok(Json(view(state.services.tasks().plan(&actor, &plans).await?)))
}

/// Give every open task that was meant for a day, week or month that is over the same plan, made today.
#[utoipa::path(post, path = "/tasks/plan-again", tag = "tasks", request_body = PlanAgainBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PlannedView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn plan_tasks_again(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<PlanAgainBody>,
) -> Result<Json<PlannedView>, ApiError> {
    Ok(Json(view(state.services.tasks().plan_again(&actor, body.timeframe).await?)))
}

fn view(planned: PlannedTasks) -> PlannedView {
    PlannedView {
        tasks: planned.records.into_iter().map(|record| TaskView::from(record.task)).collect(),
        before: planned.before.into_iter().map(TaskPlanBody::from).collect(),
    }
}
