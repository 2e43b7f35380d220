//! Is it alive, can it serve, and for people: how is it.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{config::Secret, job_figures, state::AppState};

/// Shorter than a monitoring system waits.
const JOBS_ANSWER: Duration = Duration::from_secs(2);

/// `GET /livez`: the process answers. Looks at nothing else, so that a database outage never restarts it.
pub async fn livez() -> &'static str {
    "ok"
}

/// `GET /readyz`: the database answers within half a second and the server is not stopping.
pub async fn readyz(State(state): State<AppState>) -> Response {
    let status = if can_serve(&state).await { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, if status.is_success() { "ready" } else { "not ready" }).into_response()
}

/// `GET /health`: the same in words.
pub async fn health(State(state): State<AppState>) -> Response {
    let database = ping(&state).await;
    let status =
        if database && !state.stopping.is_cancelled() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({
        "status": if status.is_success() { "ok" } else { "degraded" },
        "build": state.assets.build_id,
        "database": if database { "ok" } else { "unreachable" },
        "stopping": state.stopping.is_cancelled(),
    });
    (status, Json(body)).into_response()
}

/// `GET /metrics`, when the operator has switched it on and the caller knows the token.
pub async fn metrics(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let Some(token) = state.config.metrics.token.as_ref().map(Secret::reveal) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    if !same(given.as_bytes(), token.as_bytes()) {
        return StatusCode::NOT_FOUND.into_response();
    }
    render_metrics(&state).await
}

/// The same on the listener that only operators can reach.
pub async fn metrics_for_operators(State(state): State<AppState>) -> Response {
    render_metrics(&state).await
}

async fn render_metrics(state: &AppState) -> Response {
    let pool = state.services.pool();
    let mut text = state.metrics.render(pool.size(), pool.num_idle());
    match tokio::time::timeout(JOBS_ANSWER, state.services.jobs().figures()).await {
        Ok(Ok(figures)) => text.push_str(&job_figures::render(&figures)),
        // The other figures are needed most when the database does not answer.
        Ok(Err(error)) => tracing::warn!(error = %error.causes(), "the figures of jobs are left out"),
        Err(_) => tracing::warn!("the figures of jobs are left out: the database does not answer in time"),
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

async fn can_serve(state: &AppState) -> bool {
    !state.stopping.is_cancelled() && ping(state).await
}

async fn ping(state: &AppState) -> bool {
    let acquired = tokio::time::timeout(Duration::from_millis(500), state.services.pool().acquire()).await;
    match acquired {
        Ok(Ok(mut conn)) => {
            let ping = sqlx::Connection::ping(&mut *conn);
            matches!(tokio::time::timeout(Duration::from_millis(500), ping).await, Ok(Ok(())))
        }
        _ => false,
    }
}

/// Compares without telling by time where the first difference is.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differences, (x, y)| differences | (x ^ y)) == 0
}
