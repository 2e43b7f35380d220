//! `POST /notifications/{id}/read`

use axum::{Json, extract::State};
use domain::ids::NotificationId;
use uuid::Uuid;
use wire::{ProblemView, notifications::NotificationView};

use super::view::view;
use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// Note that a notification was read. Read before is fine.
#[utoipa::path(post, path = "/notifications/{id}/read", tag = "notifications", params(("id" = Uuid, Path)),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = NotificationView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn read_notification(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Json<NotificationView>, ApiError> {
    Ok(Json(view(state.services.notifications().read(&actor, NotificationId(id)).await?)))
}
