//! What the caller was told, and what they want to be told.

mod list;
mod read;
mod read_all;
mod settings;
mod snooze;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_notifications))
        .routes(routes!(read_all::read_all_notifications))
        .routes(routes!(read::read_notification))
        .routes(routes!(snooze::snooze_notification))
        .routes(routes!(settings::get_notification_settings, settings::put_notification_settings))
}
