//! In front of the pages: strangers are sent to sign in, and a page that stalls is ended.

use std::{sync::atomic::Ordering, time::Duration};

use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use crate::{middleware::session::Caller, state::AppState};

const DEADLINE: Duration = Duration::from_secs(10);

/// Sends a stranger who opens a page of the app to the sign-in page, which brings them back.
pub async fn sign_in_first(request: Request, next: Next) -> Response {
    let known = request.extensions().get::<Caller>().is_some_and(|caller| caller.actor().is_some());
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    if known || !is_page || !(path == "/app" || path.starts_with("/app/")) {
        return next.run(request).await;
    }
    let wanted = request.uri().path_and_query().map_or("/app", |wanted| wanted.as_str());
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", wanted).finish();
    Redirect::to(&format!("/sign-in?{next}")).into_response()
}

/// Answers 503 when a page takes longer than ten seconds, and counts it.
pub async fn deadline(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(DEADLINE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            state.metrics.page_timeouts.fetch_add(1, Ordering::Relaxed);
            tracing::error!("a page passed its deadline");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
