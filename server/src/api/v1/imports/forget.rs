//! `DELETE /imports/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::ImportId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Forget a file that was not taken over. What was taken over is taken back by `undo` instead.
#[utoipa::path(delete, path = "/imports/{id}", tag = "imports", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 409, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn forget_import(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.imports().forget(&actor, ImportId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
