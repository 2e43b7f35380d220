//! `GET /habits/{id}/streak`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use uuid::Uuid;
use wire::{ProblemView, habits::StreakView};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// The run up to today and the longest one.
#[utoipa::path(get, path = "/habits/{id}/streak", tag = "habits", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = StreakView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn habit_streak(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<StreakView>, ApiError> {
    let habits = state.services.habits();
    let input = habits.input(&actor, HabitId(id)).await?;
    Ok(Json(domain::habits::streak(&input, habits.calendar(&actor)).into()))
}
