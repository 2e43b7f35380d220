//! `POST /me/verification-mail`

use axum::{extract::State, http::StatusCode};
use wire::ProblemView;

use crate::{api::ApiError, middleware::session::SignedIn, state::AppState};

/// Mail another link that proves the address.
#[utoipa::path(post, path = "/me/verification-mail", tag = "me", security(("bearer" = []), ("cookie" = [])),
    responses((status = 202), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 409, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn resend_verification(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<StatusCode, ApiError> {
    state.services.identity().resend_verification(&actor).await?;
    Ok(StatusCode::ACCEPTED)
}
