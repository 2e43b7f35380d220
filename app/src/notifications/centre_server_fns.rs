//! Server functions behind the list and its settings. Their forms are posted by the browser, with and without the app
//! running: what they change lives on the server alone.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::NotificationSettingsForm;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, refuse, signed_in},
};

/// One notification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NotificationIdForm {
    pub id: String,
}

/// One notification, and for how long it rests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SnoozeForm {
    pub id: String,
    pub minutes: String,
}

/// Notes that one was read.
#[server(prefix = "/rpc", endpoint = "notifications/read")]
pub async fn read_notification(#[server(flatten)] form: NotificationIdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.notifications().read(&actor, id).await.map_err(action_error)?;
    done_here(&Done::NotificationRead);
    Ok(())
}

/// Notes that all were read.
#[server(prefix = "/rpc", endpoint = "notifications/read_all")]
pub async fn read_all_notifications() -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    services.notifications().read_all(&actor).await.map_err(action_error)?;
    done_here(&Done::NotificationsRead);
    Ok(())
}

/// Lets one rest.
#[server(prefix = "/rpc", endpoint = "notifications/snooze")]
pub async fn snooze_notification(#[server(flatten)] form: SnoozeForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let minutes = form.minutes.trim().parse().map_err(|_| refuse(AppError::field("minutes", "not_a_number")))?;
    services.notifications().snooze(&actor, id, minutes).await.map_err(action_error)?;
    done_here(&Done::NotificationSnoozed);
    Ok(())
}

/// Keeps what the person wants to be told.
#[server(prefix = "/rpc", endpoint = "notifications/save_settings")]
pub async fn save_notification_settings(#[server(flatten)] form: NotificationSettingsForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let settings = form.settings().map_err(|errors| refuse(errors.into()))?;
    let whichever = services::ExpectedVersion::Any;
    services.notifications().replace_settings(&actor, settings, &whichever).await.map_err(action_error)?;
    done_here(&Done::NotificationSettingsSaved);
    Ok(())
}

/// Switches everything off.
#[server(prefix = "/rpc", endpoint = "notifications/silence")]
pub async fn silence_notifications() -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    services.notifications().silence(&actor).await.map_err(action_error)?;
    done_here(&Done::NotificationsSilenced);
    Ok(())
}
