//! `POST /habits/{id}/entries/{day}/increments`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use jiff::civil::Date;
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{EntryView, IncrementBody},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// Add to the amount of a day. The same id again changes nothing.
#[utoipa::path(post, path = "/habits/{id}/entries/{day}/increments", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), request_body = IncrementBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = EntryView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn increment_entry(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath((id, day)): ApiPath<(Uuid, Date)>,
    ApiJson(body): ApiJson<IncrementBody>,
) -> Result<Json<EntryView>, ApiError> {
    let increment = chosen_id("id", body.id)?;
    let amount = body.amount().map_err(ServiceError::from)?;
    let entry = state.services.habits().increment(&actor, HabitId(id), day, increment, amount).await?;
    Ok(Json(entry.into()))
}
