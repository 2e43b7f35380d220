//! Refusals as `application/problem+json`. The one place where a failed use case becomes an answer.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use services::ServiceError;
use wire::ProblemView;

use crate::trace;

/// A refused or failed request.
#[derive(Debug)]
pub struct ApiError(pub Problem);

impl From<ServiceError> for ApiError {
    fn from(error: ServiceError) -> Self {
        if error.is_fault() {
            let trace_id = trace::current().unwrap_or_default();
            tracing::error!(trace.id = %trace_id, error = %error.causes(), "use case failed");
        }
        Self(error.to_problem())
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut problem = self.0;
        problem.trace_id = trace::current();
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let title = status.canonical_reason().unwrap_or("Error");
        let body = ProblemView::new(&problem, title, ui::words::sentence(&problem.code));
        let bytes = serde_json::to_vec(&body).unwrap_or_default();
        let mut response = (status, bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = problem.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
