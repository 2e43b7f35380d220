//! `POST /auth/reset-password`

use axum::{extract::State, http::StatusCode};
use services::identity::ResetPassword;
use wire::{ProblemView, identity::ResetPasswordBody};

use crate::{
    api::{ApiError, ApiJson},
    middleware::client::ClientOf,
    state::AppState,
};

/// Set a new password by a mailed link. Every session and token of the account ends.
#[utoipa::path(post, path = "/auth/reset-password", tag = "auth", request_body = ResetPasswordBody,
    responses((status = 204), (status = 400, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView),
        (status = 503, body = ProblemView)))]
pub async fn reset_password(
    State(state): State<AppState>,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<ResetPasswordBody>,
) -> Result<StatusCode, ApiError> {
    let command = ResetPassword { token: body.token, password: body.password };
    state.services.identity().reset_password(&command, &client).await?;
    Ok(StatusCode::NO_CONTENT)
}
