//! `POST /auth/signup`

use axum::{extract::State, http::StatusCode};
use services::identity::SignUp;
use wire::{
    ProblemView,
    identity::{SignUpBody, SignedInView},
};

use super::view::{SignedInAnswer, signed_in};
use crate::{
    api::{ApiError, ApiJson},
    middleware::client::ClientOf,
    state::AppState,
};

/// Make an account.
#[utoipa::path(post, path = "/auth/signup", tag = "auth", request_body = SignUpBody,
    responses((status = 201, body = SignedInView), (status = 400, body = ProblemView), (status = 403, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView), (status = 503, body = ProblemView)))]
pub async fn sign_up(
    State(state): State<AppState>,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<SignUpBody>,
) -> Result<(StatusCode, SignedInAnswer), ApiError> {
    let command = SignUp {
        email: body.email,
        password: body.password,
        display_name: body.display_name,
        time_zone: body.time_zone,
    };
    let pair = state.services.identity().sign_up_for_tokens(&command, &client).await?;
    Ok((StatusCode::CREATED, signed_in(pair)))
}
