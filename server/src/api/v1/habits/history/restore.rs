//! `POST /habits/{id}/entries/{day}/restore`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use jiff::civil::Date;
use services::habits::RestorePoint;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{EntryView, RestoreBody},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Bring an earlier state of a day back. That is a change like any other: the history keeps what was there.
#[utoipa::path(post, path = "/habits/{id}/entries/{day}/restore", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), request_body = RestoreBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = EntryView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn restore_day(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath((id, day)): ApiPath<(Uuid, Date)>,
    ApiJson(body): ApiJson<RestoreBody>,
) -> Result<Json<EntryView>, ApiError> {
    let point = if body.before { RestorePoint::Before(body.event_id) } else { RestorePoint::After(body.event_id) };
    let entry = state.services.habits().restore_day(&actor, HabitId(id), day, point).await?;
    Ok(Json(entry.into()))
}
