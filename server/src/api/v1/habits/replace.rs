//! `PUT /habits/{id}`

use axum::extract::State;
use domain::{ids::HabitId, problem::FieldError};
use services::ServiceError;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{HabitBody, HabitView},
};

use super::view;
use crate::{
    api::{ApiError, ApiJson, ApiPath, IfMatch, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// Replace a habit. A changed schedule holds from today on and leaves the past as it was scored; `archived_at`
/// archives.
#[utoipa::path(put, path = "/habits/{id}", tag = "habits", request_body = HabitBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = HabitView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 412, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_habit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<HabitBody>,
) -> Result<Versioned<HabitView>, ApiError> {
    if body.id.is_some_and(|named| named != id) {
        return Err(ServiceError::Invalid(vec![FieldError::new("id", "differs_from_path")]).into());
    }
    let archived_at = body.archived_at;
    let fields = body.into_fields().map_err(ServiceError::from)?;
    let record = state.services.habits().replace_expecting(&actor, HabitId(id), fields, archived_at, &expected).await?;
    Ok(Versioned(record.habit.version, view::habit(&record)?))
}
