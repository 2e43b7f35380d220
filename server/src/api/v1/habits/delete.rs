//! `DELETE /habits/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::HabitId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath, IfMatch},
    middleware::session::SignedIn,
    state::AppState,
};

/// Put a habit in the trash.
#[utoipa::path(delete, path = "/habits/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 412, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_expecting(&actor, HabitId(id), &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
