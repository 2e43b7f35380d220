//! `POST /auth/logout`

use axum::{extract::State, http::StatusCode};
use wire::{ProblemView, identity::RefreshBody};

use crate::{
    api::{ApiError, ApiJson},
    state::AppState,
};

/// End the session of a refresh token. An unknown token is signed out already.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", request_body = RefreshBody,
    responses((status = 204), (status = 400, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView)))]
pub async fn log_out(
    State(state): State<AppState>,
    ApiJson(body): ApiJson<RefreshBody>,
) -> Result<StatusCode, ApiError> {
    state.services.identity().sign_out_token(&body.refresh_token).await?;
    Ok(StatusCode::NO_CONTENT)
}
