//! `GET /tasks`

use axum::{Json, extract::State};
use domain::{
    ids::{HabitId, LabelId, ProjectId, TaskId},
    problem::{FieldError, Problem},
    tasks::{LONGEST_FILTER, filter::Filter},
};
use serde::Deserialize;
use services::tasks::{TaskQuery, TaskState};
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{Page, ProblemView, tasks::TaskView};

use crate::{
    api::{ApiError, ApiQuery, paging},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which tasks by their state.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateName {
    /// Neither done nor in the trash.
    #[default]
    Open,
    /// Done.
    Done,
    /// Open and done.
    All,
    /// In the trash.
    Trash,
}

/// Which tasks.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// `open` when left out, `done`, `all` or `trash`.
    #[param(value_type = Option<String>)]
    state: Option<StateName>,
    /// A filter such as `(today | overdue) & #Work & !@waiting`; not of the trash. One that cannot be read is refused
    /// with the place in bytes beside the name of the parameter, such as `filter[8..13]`.
    #[param(max_length = 500)]
    filter: Option<String>,
    /// Of this project.
    project_id: Option<Uuid>,
    /// With this label.
    label_id: Option<Uuid>,
    /// Parts of this task.
    parent_id: Option<Uuid>,
    /// For this habit.
    habit_id: Option<Uuid>,
    /// At most this many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// From the answer before.
    cursor: Option<String>,
}

/// List tasks in the order in which they were made.
#[utoipa::path(get, path = "/tasks", tag = "tasks", params(ListQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<TaskView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_tasks(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<ListQuery>,
) -> Result<Json<Page<TaskView>>, ApiError> {
    let wanted = TaskQuery {
        state: match query.state.unwrap_or_default() {
            StateName::Open => TaskState::Open,
            StateName::Done => TaskState::Done,
            StateName::All => TaskState::All,
            StateName::Trash => TaskState::Trash,
        },
        project: query.project_id.map(ProjectId),
        label: query.label_id.map(LabelId),
        parent: query.parent_id.map(TaskId),
        habit: query.habit_id.map(HabitId),
        filter: query.filter.as_deref().map(read_filter).transpose()?,
        after: query.cursor.as_deref().map(read_cursor).transpose()?,
        limit: paging::limit(query.limit)?,
    };
    if wanted.filter.is_some() && wanted.state == TaskState::Trash {
        return Err(refused("filter", "not_allowed"));
    }
    let found = state.services.tasks().list(&actor, &wanted).await?;
    let next_cursor = found.tasks.last().filter(|_| found.more).map(|last| last.id.to_string());
    Ok(Json(Page { items: found.tasks.into_iter().map(TaskView::from).collect(), next_cursor }))
}

/// The filter, or what is wrong with it and where.
fn read_filter(text: &str) -> Result<Filter, ApiError> {
    match text.trim() {
        "" => Err(refused("filter", "required")),
        long if long.chars().count() > LONGEST_FILTER => Err(refused("filter", "too_long")),
        _ => text
            .parse::<Filter>()
            .map_err(|error| refused(format!("filter[{}..{}]", error.at.start, error.at.end), error.fault.code())),
    }
}

/// The id of the last task of the page before.
fn read_cursor(text: &str) -> Result<TaskId, ApiError> {
    text.parse().map_err(|_| paging::not_a_cursor())
}

fn refused(field: impl Into<String>, code: &str) -> ApiError {
    ApiError(Problem::invalid(vec![FieldError::new(field, code)]))
}
