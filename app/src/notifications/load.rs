//! Loaders of the list and of its settings. Instants become words here, where the time zones are known.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::push_devices::push_devices;
use super::{NotificationSettingsForm, push_devices::PushDeviceView};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    identity::when,
    request::{loader_error, signed_in},
};

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CentreView {
    /// Newest first.
    pub items: Vec<CentreItem>,
    /// Where older ones begin; none at the end.
    pub older: Option<String>,
    /// Whether newer ones stand on another page.
    pub has_newer: bool,
    /// How many of the whole list are unread; 100 stands for more.
    pub unread: i64,
}

/// Something that the person was told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CentreItem {
    pub id: String,
    pub title: String,
    pub body: String,
    /// Where it leads, inside the app.
    pub path: String,
    pub when: String,
    pub is_unread: bool,
    /// When it comes back, while it rests.
    pub rests_until: Option<String>,
}

/// What the person wants to be told, as its form shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NotificationSettingsView {
    pub form: NotificationSettingsForm,
    /// Whether the address was proved: nothing is sent to one that may be somebody else's.
    pub has_address: bool,
    /// Whether nothing is told at all.
    pub is_silent: bool,
    /// Browsers that take pushes.
    pub devices: Vec<PushDeviceView>,
}

/// Notifications of a page.
#[cfg(feature = "ssr")]
const PAGE: usize = 50;

/// The list; `from` goes on below an earlier page.
#[server(prefix = "/rpc", endpoint = "notifications/load_centre", input = GetUrl, output = JsonAnswer)]
pub async fn load_centre(from: Option<String>, draft: Option<String>) -> Result<Loaded<CentreView>, AppError> {
    let (services, actor) = signed_in()?;
    let page = services.notifications().list(&actor, from.as_deref(), PAGE).await.map_err(loader_error)?;
    let now = services.now();
    let item = |row: services::notifications::NotificationRow| CentreItem {
        id: row.notification_id.to_string(),
        title: row.title,
        body: row.body,
        path: row.path,
        when: when(row.created_at, &actor),
        is_unread: row.read_at.is_none(),
        rests_until: row.snoozed_until.filter(|until| *until > now).map(|until| when(until, &actor)),
    };
    let value = CentreView {
        items: page.items.into_iter().map(item).collect(),
        older: page.next_cursor,
        has_newer: from.is_some(),
        unread: page.unread,
    };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The settings.
#[server(prefix = "/rpc", endpoint = "notifications/load_settings", input = GetUrl, output = JsonAnswer)]
pub async fn load_notification_settings(draft: Option<String>) -> Result<Loaded<NotificationSettingsView>, AppError> {
    let (services, actor) = signed_in()?;
    let current = services.notifications().settings(&actor).await.map_err(loader_error)?;
    let value = NotificationSettingsView {
        form: NotificationSettingsForm::of(&current.settings),
        has_address: actor.email_verified,
        is_silent: current.settings.is_silent(),
        devices: push_devices(&services, &actor).await.map_err(loader_error)?,
    };
    Ok(Loaded::new(&services, actor, draft, value).await)
}
