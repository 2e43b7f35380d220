//! `POST /auth/refresh`

use axum::extract::State;
use wire::{
    ProblemView,
    identity::{RefreshBody, SignedInView},
};

use super::view::{SignedInAnswer, signed_in};
use crate::{
    api::{ApiError, ApiJson},
    state::AppState,
};

/// The next pair of tokens. A refresh token works once; within a minute it may be used again, in case the answer was
/// lost. Later use ends the session.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth", request_body = RefreshBody,
    responses((status = 200, body = SignedInView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn refresh(
    State(state): State<AppState>,
    ApiJson(body): ApiJson<RefreshBody>,
) -> Result<SignedInAnswer, ApiError> {
    let pair = state.services.identity().refresh(&body.refresh_token).await?;
    Ok(signed_in(pair))
}
