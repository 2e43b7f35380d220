//! `GET /task-series` and `GET /task-series/{id}`

use axum::{Json, extract::State};
use domain::ids::TaskSeriesId;
use uuid::Uuid;
use wire::{Page, ProblemView, tasks::TaskSeriesView};

use crate::{
    api::{ApiError, ApiPath, ApiQuery, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List what the occurrences of repeated tasks have in common. A series is changed by the `repeat` of its open task.
#[utoipa::path(get, path = "/task-series", tag = "tasks", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<TaskSeriesView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_series(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<TaskSeriesView>>, ApiError> {
    let series = state.services.tasks().series(&actor).await?;
    Ok(Json(query.of(series.into_iter().map(TaskSeriesView::from).collect())?))
}

/// One series.
#[utoipa::path(get, path = "/task-series/{id}", tag = "tasks", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TaskSeriesView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_series(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<TaskSeriesView>, ApiError> {
    let series = state.services.tasks().one_series(&actor, TaskSeriesId(id)).await?;
    Ok(Versioned(series.version, TaskSeriesView::from(series)))
}
