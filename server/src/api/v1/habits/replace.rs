//! `PUT /habits/{id}`

use axum::{Json, extract::State};
use domain::{ids::HabitId, problem::FieldError};
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{HabitBody, HabitView},
};

use super::view;
use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Replace a habit. A changed schedule holds from today on and leaves the past as it was scored; `archived_at` archives.
#[utoipa::path(put, path = "/habits/{id}", tag = "habits", params(("id" = Uuid, Path)), request_body = HabitBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = HabitView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<HabitBody>,
) -> Result<Json<HabitView>, ApiError> {
    if body.id.is_some_and(|named| named != id) {
        return Err(ServiceError::Invalid(vec![FieldError::new("id", "differs_from_path")]).into());
    }
    let archived_at = body.archived_at;
    let fields = body.into_fields().map_err(ServiceError::from)?;
    let record = state.services.habits().replace(&actor, HabitId(id), fields, archived_at).await?;
    Ok(Json(view::habit(&record)?))
}
