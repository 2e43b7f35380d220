//! `POST /auth/login`

use axum::extract::State;
use services::identity::SignIn;
use wire::{
    ProblemView,
    identity::{LoginBody, SignedInView},
};

use super::view::{SignedInAnswer, signed_in};
use crate::{
    api::{ApiError, ApiJson},
    middleware::client::ClientOf,
    state::AppState,
};

/// Sign an app in.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = LoginBody,
    responses((status = 200, body = SignedInView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView), (status = 503, body = ProblemView)))]
pub async fn log_in(
    State(state): State<AppState>,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<LoginBody>,
) -> Result<SignedInAnswer, ApiError> {
    let command = SignIn { email: body.email, password: body.password };
    let pair = state.services.identity().sign_in_for_tokens(&command, &client).await?;
    Ok(signed_in(pair))
}
