//! `GET /habits/{id}/logs`, and `/habits/{id}/log` to write: entries under the names that other trackers use. Each
//! hands over to the endpoint of entries, so that there is one way to read and one to write.

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::HabitId;
use jiff::civil::Date;
use services::ServiceError;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{EntryBody, EntryView, LogBody},
};

use super::{
    entries::{EntriesQuery, list_entries},
    entry_clear::clear_entry,
    entry_set::set_entry,
};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Routes of the other names.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_logs)).routes(routes!(log_day)).routes(routes!(set_log, clear_log))
}

/// The same as `GET /habits/{id}/entries`.
#[utoipa::path(get, path = "/habits/{id}/logs", tag = "habits", params(("id" = Uuid, Path), EntriesQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<EntryView>), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_logs(
    state: State<AppState>,
    actor: SignedIn,
    id: ApiPath<Uuid>,
    query: ApiQuery<EntriesQuery>,
) -> Result<Json<Page<EntryView>>, ApiError> {
    list_entries(state, actor, id, query).await
}

/// Check in, skip, note or undo a day, today where none is named: an absent field stays, null clears. A body that says
/// nothing of the day checks it in.
#[utoipa::path(post, path = "/habits/{id}/log", tag = "habits", params(("id" = Uuid, Path)), request_body = LogBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = EntryView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn log_day(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<LogBody>,
) -> Result<Json<EntryView>, ApiError> {
    let (day, patch) = body.into_day_and_patch().map_err(ServiceError::from)?;
    let habits = state.services.habits();
    let day = day.unwrap_or_else(|| habits.calendar(&actor).today);
    let entry = habits.set_entry(&actor, HabitId(id), day, patch).await?;
    Ok(Json(entry.into()))
}

/// The same as `PUT /habits/{id}/entries/{day}`.
#[utoipa::path(put, path = "/habits/{id}/log/{day}", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), request_body = EntryBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = EntryView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn set_log(
    state: State<AppState>,
    actor: SignedIn,
    place: ApiPath<(Uuid, Date)>,
    body: ApiJson<EntryBody>,
) -> Result<Json<EntryView>, ApiError> {
    set_entry(state, actor, place, body).await
}

/// The same as `DELETE /habits/{id}/entries/{day}`.
#[utoipa::path(delete, path = "/habits/{id}/log/{day}", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn clear_log(
    state: State<AppState>,
    actor: SignedIn,
    place: ApiPath<(Uuid, Date)>,
) -> Result<StatusCode, ApiError> {
    clear_entry(state, actor, place).await
}
