//! Version 1 of the API. The contract is documented by the OpenAPI document that is made from these routes.

pub mod auth;
pub mod calendar_feeds;
pub mod docs;
pub mod documents;
pub mod exports;
pub mod habits;
pub mod imports;
pub mod me;
pub mod notifications;
pub mod onboarding;
pub mod openapi;
pub mod push;
pub mod sync;
pub mod tasks;

use axum::Router;
use domain::problem::Problem;

use crate::{api::ApiError, state::AppState};

/// Every route under `/api/v1`, with the document that describes them.
pub fn router() -> (Router<AppState>, utoipa::openapi::OpenApi) {
    openapi::described().split_for_parts()
}

/// A path that exists, but not for this method.
pub async fn method_not_allowed() -> ApiError {
    ApiError(Problem::new(405, "method_not_allowed"))
}
