//! Server functions behind the settings. Passwords and new secrets never come back in an address or a draft.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::ProfileForm;
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, refuse, set_cookie, set_session, signed_in},
};

/// One session or token.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdForm {
    pub id: String,
}

/// The old password and the new one.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub current_password: String,
    pub password: String,
    /// `true` when the box is ticked.
    pub revoke_tokens: String,
}

impl core::fmt::Debug for PasswordForm {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("PasswordForm(hidden)")
    }
}

/// A wish for a token.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TokenForm {
    pub name: String,
    /// `read`, `write`, `account`.
    pub scopes: Vec<String>,
    /// Days; blank for no end.
    pub expires_in_days: String,
}

/// Carries a new secret from the form to the page that shows it, once. Never in an address: those end up in logs.
#[cfg(feature = "ssr")]
pub(super) const SECRET_COOKIE: &str = "new-token";
#[cfg(feature = "ssr")]
const A_YEAR: u32 = 31_536_000;

/// Changes name and preferences.
#[server(prefix = "/rpc", endpoint = "identity/update_profile")]
pub async fn update_profile(#[server(flatten)] form: ProfileForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let patch = form.patch().map_err(|errors| refuse(errors.into()))?;
    let profile = services.identity().update_profile(&actor, &patch).await.map_err(action_error)?;
    // The public pages have no account to read it from.
    let theme = profile.preferences.theme.as_str();
    set_cookie(&format!("theme={theme}; Path=/; Max-Age={A_YEAR}; SameSite=Lax{}", secure(&services)));
    done_here(&Done::ProfileSaved);
    Ok(())
}

/// Signs one device out.
#[server(prefix = "/rpc", endpoint = "identity/end_session")]
pub async fn end_session(#[server(flatten)] form: IdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.identity().end_session(&actor, id).await.map_err(action_error)?;
    done_here(&Done::SessionEnded);
    Ok(())
}

/// Signs every other device out.
#[server(prefix = "/rpc", endpoint = "identity/end_other_sessions")]
pub async fn end_other_sessions() -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    services.identity().end_other_sessions(&actor).await.map_err(action_error)?;
    done_here(&Done::SessionsEnded);
    Ok(())
}

/// Makes a token. Its secret travels in the answer, or in a cookie of this one page that lives for a minute.
#[server(prefix = "/rpc", endpoint = "identity/create_token")]
pub async fn create_token(#[server(flatten)] form: TokenForm) -> Result<String, AppError> {
    let (services, actor) = signed_in()?;
    let expires_in_days = match form.expires_in_days.trim() {
        "" => None,
        days => Some(days.parse().map_err(|_| refuse(AppError::field("expires_in_days", "not_a_number")))?),
    };
    let wish = services::identity::NewAccessToken { name: form.name, scopes: form.scopes, expires_in_days };
    let (_, secret) = services.identity().create_access_token(&actor, &wish).await.map_err(action_error)?;
    if crate::request::wants_html() {
        set_cookie(&format!("{SECRET_COOKIE}={secret}; {SECRET_SCOPE}; Max-Age=60{}", secure(&services)));
    }
    done_here(&Done::TokenCreated);
    Ok(secret)
}

#[cfg(feature = "ssr")]
pub(super) const SECRET_SCOPE: &str = "Path=/app/settings/tokens; HttpOnly; SameSite=Strict";

/// Ends a token at once.
#[server(prefix = "/rpc", endpoint = "identity/revoke_token")]
pub async fn revoke_token(#[server(flatten)] form: IdForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let id = form.id.parse().map_err(|_| refuse(AppError::not_found()))?;
    services.identity().revoke_access_token(&actor, id).await.map_err(action_error)?;
    done_here(&Done::TokenRevoked);
    Ok(())
}

/// Replaces the password, which signs every other device out.
#[server(prefix = "/rpc", endpoint = "identity/change_password")]
pub async fn change_password(#[server(flatten)] form: PasswordForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let wish = services::identity::ChangePassword {
        current_password: form.current_password,
        password: form.password,
        revokes_tokens: form.revoke_tokens == "true",
    };
    let session = services.identity().change_password(&actor, &wish).await.map_err(action_error)?;
    if let Some(session) = session {
        set_session(&session);
    }
    done_here(&Done::PasswordChanged);
    Ok(())
}

/// `; Secure` where the address is https: browsers refuse such cookies elsewhere.
#[cfg(feature = "ssr")]
pub(crate) fn secure(services: &services::Services) -> &'static str {
    if services.settings().public_url.starts_with("https:") { "; Secure" } else { "" }
}
