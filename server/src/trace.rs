//! One line a request with a trace id, and nothing personal: the route's template, never the path.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};

use crate::{metrics::label, state::AppState};

/// Names a request in the log, in problem answers and in the `x-trace-id` header.
#[derive(Debug, Clone)]
pub struct TraceId(pub String);

tokio::task_local! {
    static CURRENT: String;
}

/// The trace id of the request that this task serves.
#[must_use]
pub fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Logs and counts each request.
pub async fn layer(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let id = format!("{:016x}", rand::random::<u64>());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    request.extensions_mut().insert(TraceId(id.clone()));
    let started = Instant::now();
    let mut response = CURRENT.scope(id.clone(), next.run(request)).await;
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    state.metrics.count_request(&method, &route, status, elapsed);
    let duration_ms = elapsed.as_secs_f64() * 1000.0;
    tracing::info!(trace.id = %id, http.method = label(&method), http.route = %route, http.status = status, duration_ms, "request answered");
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert("x-trace-id", value);
    }
    if let Ok(value) = HeaderValue::from_str(&state.assets.build_id) {
        response.headers_mut().insert("x-build", value);
    }
    response
}
