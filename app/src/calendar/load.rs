//! The loader of the calendars.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::server_fns::{ADDRESS_COOKIE, ADDRESS_SCOPE};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    identity::when,
    request::{cookie, loader_error, set_cookie, signed_in},
};

/// One calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeedView {
    pub id: String,
    pub name: String,
    pub alarms: bool,
    pub last_read: Option<String>,
}

/// All calendars, and the address of a new one where one was just made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarView {
    pub feeds: Vec<FeedView>,
    pub address: Option<String>,
}

/// The calendars.
#[server(prefix = "/rpc", endpoint = "calendar/load_feeds", input = GetUrl, output = JsonAnswer)]
pub async fn load_feeds(draft: Option<String>) -> Result<Loaded<CalendarView>, AppError> {
    let (services, actor) = signed_in()?;
    let feeds = services.calendars().feeds(&actor).await.map_err(loader_error)?;
    let feeds = feeds.into_iter().map(|feed| FeedView {
        id: feed.feed_id.to_string(),
        name: feed.name,
        alarms: feed.alarms,
        last_read: feed.last_read_at.map(|at| when(at, &actor)),
    });
    let secret = cookie(ADDRESS_COOKIE).filter(|text| !text.is_empty());
    if secret.is_some() {
        // Shown once: the same answer that shows it takes it away.
        set_cookie(&format!("{ADDRESS_COOKIE}=; {ADDRESS_SCOPE}; Max-Age=0"));
    }
    let public_url = &services.settings().public_url;
    let address = secret.map(|secret| format!("{public_url}/calendar/{secret}.ics"));
    let value = CalendarView { feeds: feeds.collect(), address };
    Ok(Loaded::new(&services, actor, draft, value).await)
}
