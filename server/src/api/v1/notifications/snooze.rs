//! `POST /notifications/{id}/snooze`

use axum::{Json, extract::State};
use domain::ids::NotificationId;
use uuid::Uuid;
use wire::{
    ProblemView,
    notifications::{NotificationView, SnoozeBody},
};

use super::view::view;
use crate::{
    api::{ApiError, ApiJson, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Let a notification rest for some minutes. It then comes back as if it were new, if what it is about is still open.
#[utoipa::path(post, path = "/notifications/{id}/snooze", tag = "notifications", request_body = SnoozeBody,
    params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = NotificationView), (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn snooze_notification(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiJson(body): ApiJson<SnoozeBody>,
) -> Result<Json<NotificationView>, ApiError> {
    let row = state.services.notifications().snooze(&actor, NotificationId(id), body.minutes).await?;
    Ok(Json(view(row)))
}
