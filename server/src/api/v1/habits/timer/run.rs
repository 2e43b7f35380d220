//! `GET`, `PUT` and `DELETE /habits/{id}/timer`

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::HabitId;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{TimerStartBody, TimerStateView, TimerView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// The timer of a habit, if it runs.
#[utoipa::path(get, path = "/habits/{id}/timer", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TimerStateView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_timer(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<TimerStateView>, ApiError> {
    let habit = HabitId(id);
    let running = state.services.habits().timer(&actor, habit).await?;
    Ok(Json(TimerStateView { running: running.map(|run| TimerView::new(habit, run)) }))
}

/// Start the timer of a habit that is measured in time. One that runs already goes on and is answered.
#[utoipa::path(put, path = "/habits/{id}/timer", tag = "habits", params(("id" = Uuid, Path)), request_body = TimerStartBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TimerView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn start_timer(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<TimerStartBody>,
) -> Result<Json<TimerView>, ApiError> {
    let habit = HabitId(id);
    let timer = body.id.map_or_else(|| Ok(state.services.new_id()), |id| chosen_id("id", id))?;
    let run = state.services.habits().start_timer(&actor, habit, timer, body.started_at).await?;
    Ok(Json(TimerView::new(habit, run)))
}

/// Stop the timer of a habit and add nothing. Also fine when none runs.
#[utoipa::path(delete, path = "/habits/{id}/timer", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn discard_timer(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.habits().discard_timer(&actor, HabitId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
