//! `POST /habits/{id}/timer/stop`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use services::habits::StopWish;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{TimerStopBody, TimerStoppedView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Stop the timer of a habit and add its time to the day on which it began.
#[utoipa::path(post, path = "/habits/{id}/timer/stop", tag = "habits", params(("id" = Uuid, Path)), request_body = TimerStopBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TimerStoppedView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn stop_timer(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<TimerStopBody>,
) -> Result<Json<TimerStoppedView>, ApiError> {
    let wish = StopWish { timer: body.id, ended_at: body.ended_at, is_sure: body.sure };
    let pressed = state.services.habits().stop_timer(&actor, HabitId(id), wish).await?;
    Ok(Json(TimerStoppedView { entry: pressed.entry.map(Into::into) }))
}
