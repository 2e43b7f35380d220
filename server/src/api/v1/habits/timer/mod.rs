//! The timer of a habit over REST.

mod run;
mod stop;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of timers.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(run::get_timer, run::start_timer, run::discard_timer))
        .routes(routes!(stop::stop_timer))
}
