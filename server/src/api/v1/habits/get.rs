//! `GET /habits/{id}`

use axum::extract::State;
use domain::ids::HabitId;
use uuid::Uuid;
use wire::{ProblemView, habits::HabitView};

use super::view;
use crate::{
    api::{ApiError, ApiPath, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// One habit.
#[utoipa::path(get, path = "/habits/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = HabitView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<HabitView>, ApiError> {
    let record = state.services.habits().find(&actor, HabitId(id)).await?;
    Ok(Versioned(record.habit.version, view::habit(&record)?))
}
