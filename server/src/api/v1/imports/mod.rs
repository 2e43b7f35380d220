//! Files of other apps over REST. One file an endpoint.

mod apply;
mod choose;
mod create;
mod forget;
mod get;
mod list;
mod preview;
mod undo;

use axum::extract::DefaultBodyLimit;
use services::imports::MOST_FILE_BYTES;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice. A file may be larger than any other body.
pub fn routes() -> OpenApiRouter<AppState> {
    let files = OpenApiRouter::new()
        .routes(routes!(list::list_imports, create::create_import))
        .layer(DefaultBodyLimit::max(MOST_FILE_BYTES));
    OpenApiRouter::new()
        .merge(files)
        .routes(routes!(get::get_import, forget::forget_import))
        .routes(routes!(preview::preview_import, choose::choose_for_import))
        .routes(routes!(apply::apply_import))
        .routes(routes!(undo::undo_import))
}
