//! `DELETE /exports/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::ExportId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Remove a copy before its day is over.
#[utoipa::path(delete, path = "/exports/{id}", tag = "data", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_export(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.exports().remove(&actor, ExportId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
