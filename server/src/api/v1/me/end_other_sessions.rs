//! `DELETE /me/sessions`

use axum::{extract::State, http::StatusCode};
use wire::ProblemView;

use crate::{api::ApiError, middleware::session::SignedIn, state::AppState};

/// Sign out every device but this one.
#[utoipa::path(delete, path = "/me/sessions", tag = "me", security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn end_other_sessions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<StatusCode, ApiError> {
    state.services.identity().end_other_sessions(&actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
