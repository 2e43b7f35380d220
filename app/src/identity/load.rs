//! Loaders of the settings. Instants become words here, where the time zones are known.

use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::ProfileForm;
#[cfg(feature = "ssr")]
use super::server_fns::{SECRET_COOKIE, SECRET_SCOPE};
#[cfg(feature = "ssr")]
use crate::request::{cookie, loader_error, set_cookie, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// The profile form and what can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileView {
    pub form: ProfileForm,
    pub email: String,
    pub email_verified: bool,
    /// IANA names.
    pub zones: Vec<String>,
}

/// One signed-in device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeviceView {
    pub id: String,
    pub label: String,
    pub is_app: bool,
    pub is_current: bool,
    pub last_seen: String,
    pub since: String,
}

/// All signed-in devices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DevicesView {
    pub devices: Vec<DeviceView>,
    /// Personal tokens that work.
    pub tokens: usize,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TokenView {
    pub id: String,
    pub name: String,
    pub scopes: Vec<String>,
    pub created: String,
    pub expires: Option<String>,
    pub last_used: Option<String>,
}

/// All tokens, and a new one's secret where one was just made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TokensView {
    pub tokens: Vec<TokenView>,
    pub secret: Option<String>,
}

/// The profile.
#[server(prefix = "/rpc", endpoint = "identity/load_profile", input = GetUrl, output = JsonAnswer)]
pub async fn load_profile(draft: Option<String>) -> Result<Loaded<ProfileView>, AppError> {
    let (services, actor) = signed_in()?;
    let profile = services.identity().profile(&actor).await.map_err(loader_error)?;
    let value = ProfileView {
        form: ProfileForm::of(&profile),
        email: profile.email,
        email_verified: profile.email_verified,
        zones: zones(profile.preferences.time_zone.as_str()),
    };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The devices.
#[server(prefix = "/rpc", endpoint = "identity/load_devices", input = GetUrl, output = JsonAnswer)]
pub async fn load_devices(draft: Option<String>) -> Result<Loaded<DevicesView>, AppError> {
    let (services, actor) = signed_in()?;
    let sessions = services.identity().sessions(&actor).await.map_err(loader_error)?;
    let devices = sessions.into_iter().map(|session| DeviceView {
        id: session.session_id.to_string(),
        label: session.device_label,
        is_app: session.kind == "token",
        is_current: session.is_current,
        last_seen: when(session.last_seen_at, &actor),
        since: when(session.created_at, &actor),
    });
    let tokens = services.identity().access_tokens(&actor).await.map_err(loader_error)?.len();
    let value = DevicesView { devices: devices.collect(), tokens };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The tokens.
#[server(prefix = "/rpc", endpoint = "identity/load_tokens", input = GetUrl, output = JsonAnswer)]
pub async fn load_tokens(draft: Option<String>) -> Result<Loaded<TokensView>, AppError> {
    let (services, actor) = signed_in()?;
    let tokens = services.identity().access_tokens(&actor).await.map_err(loader_error)?;
    let tokens = tokens.into_iter().map(|token| TokenView {
        id: token.access_token_id.to_string(),
        name: token.name,
        scopes: token.scopes,
        created: when(token.created_at, &actor),
        expires: token.expires_at.map(|at| when(at, &actor)),
        last_used: token.last_used_at.map(|at| when(at, &actor)),
    });
    let value = TokensView { tokens: tokens.collect(), secret: cookie(SECRET_COOKIE).filter(|text| !text.is_empty()) };
    if value.secret.is_some() {
        // Shown once: the same answer that shows it takes it away.
        set_cookie(&format!("{SECRET_COOKIE}=; {SECRET_SCOPE}; Max-Age=0"));
    }
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// An instant on the caller's wall clock.
#[cfg(feature = "ssr")]
pub(crate) fn when(at: jiff::Timestamp, actor: &services::Actor) -> String {
    domain::format::date_time(actor.wall(at), &actor.preferences)
}

/// Zones by place; the chosen one is among them even when it is written in an old way.
#[cfg(feature = "ssr")]
pub(crate) fn zones(chosen: &str) -> Vec<String> {
    let is_place = |name: &str| {
        name.contains('/') && !["Etc/", "posix/", "right/", "SystemV/", "US/"].iter().any(|old| name.starts_with(old))
    };
    let mut zones: Vec<String> =
        jiff::tz::db().available().map(|name| name.as_str().to_owned()).filter(|name| is_place(name)).collect();
    zones.extend(["UTC".to_owned(), chosen.to_owned()]);
    zones.sort_unstable();
    zones.dedup();
    zones
}
