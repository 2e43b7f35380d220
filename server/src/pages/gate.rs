//! In front of the pages: strangers are sent to sign in, and a page that stalls is ended.

use std::{sync::atomic::Ordering, time::Duration};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

use domain::problem::Problem;

use crate::{middleware::session::Caller, state::AppState};

const DEADLINE: Duration = Duration::from_secs(10);
const LARGEST_PROBLEM: usize = 64 * 1024;

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

/// Server functions answer every refusal with status 500; the problem in the body says what it really is.
pub async fn honest_status(request: Request, next: Next) -> Response {
    let is_function = request.uri().path().starts_with("/rpc/");
    let response = next.run(request).await;
    if !is_function || response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, LARGEST_PROBLEM).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let problem = serde_json::from_slice::<Problem>(&bytes).ok();
    if let Some(status) = problem.and_then(|problem| StatusCode::from_u16(problem.status).ok()) {
        parts.status = status;
    }
    Response::from_parts(parts, Body::from(bytes))
}
