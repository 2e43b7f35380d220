//! `DELETE /habits/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::HabitId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Put a habit in the trash.
#[utoipa::path(delete, path = "/habits/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete(&actor, HabitId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
