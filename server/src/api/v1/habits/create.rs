//! `POST /habits`

use axum::{extract::State, http::StatusCode};
use domain::ids::HabitId;
use services::{ServiceError, habits::NewHabit};
use wire::{
    ProblemView,
    habits::{HabitBody, HabitView},
};

use super::view;
use crate::{
    api::{ApiError, ApiJson, RepeatKey, Versioned, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// Make a habit. The same `id` with the same body again answers 200 with the stored habit;
/// without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/habits", tag = "habits", request_body = HabitBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = HabitView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = HabitView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn create_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<HabitBody>,
) -> Result<(StatusCode, Versioned<HabitView>), ApiError> {
    let id = body.id.map(|id| chosen_id("id", id)).transpose()?.map(HabitId);
    let archived_at = body.archived_at;
    let fields = body.into_fields().map_err(ServiceError::from)?;
    let wish = NewHabit { id, fields, archived_at, key };
    let created = state.services.habits().create_once(&actor, wish).await?;
    // An id says itself that it was there before. Under a key the second answer is like the first.
    let status = if created.is_new || id.is_none() { StatusCode::CREATED } else { StatusCode::OK };
    let version = created.record.habit.version;
    Ok((status, Versioned(version, view::habit(&created.record)?)))
}
