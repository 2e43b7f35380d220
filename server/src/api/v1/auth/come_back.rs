//! `POST /auth/come-back`

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

/// Keep an account whose end was asked for, and sign an app in. Signing in answers such an account 409
/// `account_leaving`.
#[utoipa::path(post, path = "/auth/come-back", tag = "auth", request_body = LoginBody,
    responses((status = 200, body = SignedInView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView), (status = 503, body = ProblemView)))]
pub async fn come_back(
    State(state): State<AppState>,
    ClientOf(client): ClientOf,
    ApiJson(body): ApiJson<LoginBody>,
) -> Result<SignedInAnswer, ApiError> {
    let command = SignIn { email: body.email, password: body.password };
    let pair = state.services.identity().come_back_for_tokens(&command, &client).await?;
    Ok(signed_in(pair))
}
