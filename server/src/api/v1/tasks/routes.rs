//! Where each endpoint is.

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    complete, create, delete, get, list, plan, position, progress, quick_add, reopen, replace, series, suggestions,
    time, undelete,
};
use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_tasks, create::create_task))
        .routes(routes!(quick_add::quick_add_task))
        .routes(routes!(plan::plan_tasks))
        .routes(routes!(plan::plan_tasks_again))
        .routes(routes!(suggestions::list_task_suggestions))
        .routes(routes!(suggestions::dismiss_task_suggestion))
        .routes(routes!(get::get_task, replace::replace_task, delete::delete_task))
        .routes(routes!(undelete::undelete_task))
        .routes(routes!(complete::complete_task))
        .routes(routes!(reopen::reopen_task))
        .routes(routes!(position::move_task))
        .routes(routes!(time::spend_time_on_task))
        .routes(routes!(progress::task_progress))
        .routes(routes!(progress::project_progress))
        .routes(routes!(progress::habit_task_progress))
        .routes(routes!(series::list_series))
        .routes(routes!(series::get_series))
}
