//! `GET` and `PUT /notification-settings`

use axum::extract::State;
use services::{ServiceError, notifications::CurrentSettings};
use wire::{
    ProblemView,
    notifications::{NotificationSettingsBody, NotificationSettingsView},
};

use crate::{
    api::{ApiError, ApiJson, IfMatch, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// What you want to be told, by which way and when.
#[utoipa::path(get, path = "/notification-settings", tag = "notifications",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = NotificationSettingsView,
            headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_notification_settings(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Versioned<NotificationSettingsView>, ApiError> {
    Ok(versioned(state.services.notifications().settings(&actor).await?))
}

/// Replace what you want to be told.
#[utoipa::path(put, path = "/notification-settings", tag = "notifications", request_body = NotificationSettingsBody,
    params(("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = NotificationSettingsView,
            headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 412, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn put_notification_settings(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<NotificationSettingsBody>,
) -> Result<Versioned<NotificationSettingsView>, ApiError> {
    let settings = body.into_settings().map_err(ServiceError::from)?;
    Ok(versioned(state.services.notifications().replace_settings(&actor, settings, &expected).await?))
}

fn versioned(current: CurrentSettings) -> Versioned<NotificationSettingsView> {
    Versioned(current.version, NotificationSettingsView::new(&current.settings, current.version))
}
