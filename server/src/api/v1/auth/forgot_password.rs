//! `POST /auth/forgot-password`

use axum::{extract::State, http::StatusCode};
use services::ServiceError;
use wire::{ProblemView, identity::ForgotPasswordBody};

use crate::{
    api::{ApiError, ApiJson},
    middleware::client::ClientOf,
    state::AppState,
};

/// Mail a link that sets a new password. The answer is the same whether there is such an account or not, and for a text
/// that is no address.
#[utoipa::path(post, path = "/auth/forgot-password", tag = "auth", request_body = ForgotPasswordBody,
    responses((status = 202), (status = 400, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn forgot_password(
    State(state): State<AppState>,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<ForgotPasswordBody>,
) -> Result<StatusCode, ApiError> {
    match state.services.identity().forgot_password(&body.email, &client).await {
        Ok(()) | Err(ServiceError::Invalid(_)) => Ok(StatusCode::ACCEPTED),
        Err(error) => Err(error.into()),
    }
}
