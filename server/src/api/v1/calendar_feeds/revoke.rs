//! `DELETE /calendar-feeds/{id}`

use axum::{extract::State, http::StatusCode};
use domain::ids::CalendarFeedId;
use uuid::Uuid;
use wire::ProblemView;

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Revoke a calendar: from now on its address answers nobody.
#[utoipa::path(delete, path = "/calendar-feeds/{id}", tag = "notifications", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn revoke_calendar_feed(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.services.calendars().revoke_feed(&actor, CalendarFeedId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
