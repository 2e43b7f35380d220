//! Server functions behind the calendars. A new address never comes back in the address of a page or in a draft.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    identity::secure,
    page::Done,
    request::{action_error, done_here, refuse, set_cookie, signed_in},
};

/// A wish for a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewFeedForm {
    pub name: String,
    /// `true` when the box is ticked.
    pub alarms: String,
}

/// One calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedForm {
    pub id: String,
}

/// Carries the secret of a new address from the form to the page that shows it, once. Never in an address of a page:
/// those end up in logs.
#[cfg(feature = "ssr")]
pub(super) const ADDRESS_COOKIE: &str = "new-calendar";
#[cfg(feature = "ssr")]
pub(super) const ADDRESS_SCOPE: &str = "Path=/app/settings/calendar; HttpOnly; SameSite=Strict";

/// Makes a calendar. Its address travels in the answer, or its secret in a cookie of this one page that lives for a
/// minute.
#[server(prefix = "/rpc", endpoint = "calendar/create_feed")]
pub async fn create_feed(#[server(flatten)] form: NewFeedForm) -> Result<String, AppError> {
    let (services, actor) = signed_in()?;
    let wish = services::calendar::NewCalendarFeed { name: form.name, alarms: form.alarms == "true" };
    let made = services.calendars().create_feed(&actor, &wish, None).await.map_err(action_error)?;
    if crate::request::wants_html() {
        let secret = made.address.rsplit('/').next().unwrap_or_default().trim_end_matches(".ics").to_owned();
        set_cookie(&format!("{ADDRESS_COOKIE}={secret}; {ADDRESS_SCOPE}; Max-Age=60{}", secure(&services)));
    }
    done_here(&Done::FeedCreated);
    Ok(made.address)
}

/// Takes a calendar back: its address answers nobody any more.
#[server(prefix = "/rpc", endpoint = "calendar/revoke_feed")]
pub async fn revoke_feed(#[server(flatten)] form: FeedForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.calendars().revoke_feed(&actor, id).await.map_err(action_error)?;
    done_here(&Done::FeedRevoked);
    Ok(())
}
