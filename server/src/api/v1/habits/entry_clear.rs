//! `DELETE /habits/{id}/entries/{day}`

use axum::{extract::State, http::StatusCode};
use domain::ids::HabitId;
use jiff::civil::Date;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Forget a day, its note included. Also fine when there is nothing.
#[utoipa::path(delete, path = "/habits/{id}/entries/{day}", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn clear_entry(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath((id, day)): ApiPath<(Uuid, Date)>,
) -> Result<StatusCode, ApiError> {
    state.services.habits().clear_entry(&actor, HabitId(id), day).await?;
    Ok(StatusCode::NO_CONTENT)
}
