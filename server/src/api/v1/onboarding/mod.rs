//! The first minutes of an account over REST: one file a step.

mod audit;
mod categorize;
mod identity;
mod suggestions;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(audit::get_audit, audit::put_audit))
        .routes(routes!(categorize::get_categorize, categorize::put_categorize))
        .routes(routes!(identity::get_identity, identity::put_identity))
        .routes(routes!(suggestions::get_suggestions, suggestions::put_suggestions))
}
