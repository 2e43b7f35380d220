//! `POST /notifications/read-all`

use axum::{extract::State, http::StatusCode};
use wire::ProblemView;

use crate::{api::ApiError, middleware::session::SignedIn, state::AppState};

/// Note that every notification was read.
#[utoipa::path(post, path = "/notifications/read-all", tag = "notifications",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn read_all_notifications(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<StatusCode, ApiError> {
    state.services.notifications().read_all(&actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
