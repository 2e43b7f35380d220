//! Habits over REST: one file an endpoint.

mod analytics;
mod create;
mod daily;
mod delete;
mod entries;
mod entry_clear;
mod entry_increment;
mod entry_set;
mod figures;
mod get;
mod grid;
mod history;
mod list;
mod logs;
mod order;
mod replace;
mod restore;
mod streak;
mod suggestions;
mod timer;
mod undelete;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

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
