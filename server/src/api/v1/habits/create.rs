//! `POST /habits`

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::HabitId;
use wire::{
    ProblemView,
    habits::{HabitBody, HabitView},
};

use super::view;
use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Make a habit. The same `id` with the same body again answers 200 with the stored habit, and `409 deleted` when that is
/// in the trash.
#[utoipa::path(post, path = "/habits", tag = "habits", request_body = HabitBody, security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = HabitView), (status = 200, body = HabitView), (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<HabitBody>,
) -> Result<(StatusCode, Json<HabitView>), ApiError> {
    let id = body.id.map(HabitId);
    let archived_at = body.archived_at;
    let fields = body.into_fields().map_err(services::ServiceError::from)?;
    let created = state.services.habits().create_archived(&actor, id, fields, archived_at).await?;
    let status = if created.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(view::habit(&created.record)?)))
}
