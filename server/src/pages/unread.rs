//! How many notifications are unread, for the navigation around every page. One look at an index, before the page is
//! made: a page that is made on the server knows it from its first byte.

use app::notifications::UnreadAtStart;
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

use crate::{middleware::session::Caller, state::AppState};

/// Counts for whoever opens a page. Without an answer the page is made all the same.
pub async fn count(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_page = *request.method() == Method::GET && (path == "/app" || path.starts_with("/app/"));
    let actor = request.extensions().get::<Caller>().and_then(|caller| caller.actor().cloned());
    if let Some(actor) = actor.filter(|_| is_page) {
        match state.services.notifications().unread(&actor).await {
            Ok(unread) => {
                request.extensions_mut().insert(UnreadAtStart(unread));
            }
            Err(error) => tracing::warn!(error = %error.causes(), "unread notifications could not be counted"),
        }
    }
    next.run(request).await
}
