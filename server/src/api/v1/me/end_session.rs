//! `DELETE /me/sessions/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::SessionId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Sign one device out.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "me", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn end_session(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.identity().end_session(&actor, SessionId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
