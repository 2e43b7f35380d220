//! Forms of the app that are no server functions: one carries a file, the other ends every session. Both come back to
//! their page when they are refused, like all others.

mod import;
mod leave;
mod send_back;

use axum::{Router, extract::DefaultBodyLimit, routing::post};

use crate::state::AppState;

/// Bodies of plain forms are small.
const FORM_BYTES: usize = 16 * 1024;

/// The two of them. What a file may come to is counted while it is read, so that one that is too large hears so.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/import", post(import::post).layer(DefaultBodyLimit::disable()))
        .route("/leave", post(leave::post).layer(DefaultBodyLimit::max(FORM_BYTES)))
}
