//! Copies to take along, over REST. One file an endpoint.

mod create;
mod delete;
mod file;
mod get;
mod list;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_exports, create::create_export))
        .routes(routes!(get::get_export, delete::delete_export))
        .routes(routes!(file::get_export_file))
}
