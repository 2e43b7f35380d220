//! Figures with rows of their own.

mod score;
mod streaks;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of the figures.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(streaks::habit_streaks)).routes(routes!(score::habit_score))
}
