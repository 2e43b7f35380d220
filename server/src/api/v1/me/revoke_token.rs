//! `DELETE /me/tokens/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::AccessTokenId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Revoke a personal access token at once.
#[utoipa::path(delete, path = "/me/tokens/{id}", tag = "me", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn revoke_token(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.identity().revoke_access_token(&actor, AccessTokenId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
