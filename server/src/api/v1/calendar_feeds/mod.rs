//! Calendar feeds over REST. One file an endpoint.

mod create;
mod list;
mod revoke;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_calendar_feeds, create::create_calendar_feed))
        .routes(routes!(revoke::revoke_calendar_feed))
}
