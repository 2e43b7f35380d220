//! The offline queue, the change feed and live hints over REST.

mod changes;
mod events;
mod operation;
mod ops;
pub(super) mod task_operation;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(ops::apply_operations))
        .routes(routes!(changes::list_changes))
        .routes(routes!(events::stream_events))
}
