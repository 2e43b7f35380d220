//! How a day came to be, over REST.

mod list;
mod restore;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of a day's history.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list::day_history)).routes(routes!(restore::restore_day))
}
