//! Where each endpoint is.

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    analytics, create, daily, delete, entries, entry_clear, entry_increment, entry_set, figures, get, grid, history,
    list, logs, order, replace, restore, streak, suggestions, timer, undelete,
};
use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_habits, create::create_habit))
        .routes(routes!(order::order_habits))
        .routes(routes!(daily::daily_habits))
        .routes(routes!(grid::grid_of_days))
        .routes(routes!(suggestions::list_suggestions))
        .routes(routes!(suggestions::dismiss_suggestion))
        .routes(routes!(get::get_habit, replace::replace_habit, delete::delete_habit))
        .routes(routes!(undelete::undelete_habit))
        .routes(routes!(restore::restore_habit))
        .routes(routes!(entries::list_entries))
        .routes(routes!(entry_set::set_entry, entry_clear::clear_entry))
        .routes(routes!(entry_increment::increment_entry))
        .merge(history::routes())
        .merge(timer::routes())
        .routes(routes!(streak::habit_streak))
        .routes(routes!(analytics::habit_analytics))
        .merge(figures::routes())
        .merge(logs::routes())
}
