//! `PUT /habits/{id}/entries/{day}`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use jiff::civil::Date;
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{EntryBody, EntryView},
};

use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Check in, skip, note or undo: an absent field stays, null clears.
#[utoipa::path(put, path = "/habits/{id}/entries/{day}", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), request_body = EntryBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = EntryView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn set_entry(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath((id, day)): ApiPath<(Uuid, Date)>,
    ApiJson(body): ApiJson<EntryBody>,
) -> Result<Json<EntryView>, ApiError> {
    let patch = body.into_patch().map_err(ServiceError::from)?;
    let entry = state.services.habits().set_entry(&actor, HabitId(id), day, patch).await?;
    Ok(Json(entry.into()))
}
