//! `POST /auth/verify-email`

use axum::{extract::State, http::StatusCode};
use wire::{ProblemView, identity::VerifyEmailBody};

use crate::{
    api::{ApiError, ApiJson},
    state::AppState,
};

/// Prove an address by a mailed link.
#[utoipa::path(post, path = "/auth/verify-email", tag = "auth", request_body = VerifyEmailBody,
    responses((status = 204), (status = 400, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView)))]
pub async fn verify_email(
    State(state): State<AppState>,
    ApiJson(body): ApiJson<VerifyEmailBody>,
) -> Result<StatusCode, ApiError> {
    state.services.identity().verify_email(&body.token).await?;
    Ok(StatusCode::NO_CONTENT)
}
