//! The one cookie that signs a browser in. Its name binds it to this host where the browser can enforce that (decision
//! 22): `__Host-session` by TLS and on loopback, plain `session` elsewhere.

use axum::http::{HeaderMap, HeaderValue, header};
use services::identity::CookieSession;

use crate::{config::PublicUrl, state::AppState};

/// Name and attributes of the cookie, which follow from the public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionCookie {
    is_secure: bool,
}

impl SessionCookie {
    /// For this server.
    #[must_use]
    pub fn of(state: &AppState) -> Self {
        Self::for_public_url(state.public_url())
    }

    /// For a public address. One that cannot be read gets the strict form: then signing in fails, not security.
    #[must_use]
    pub fn for_public_url(public_url: &str) -> Self {
        Self { is_secure: public_url.parse::<PublicUrl>().map_or(true, |url| url.has_secure_cookie()) }
    }

    /// Whether the browser keeps the cookie to this host and to secure connections. If not, warn the operator.
    #[must_use]
    pub const fn is_secure(self) -> bool {
        self.is_secure
    }

    const fn name(self) -> &'static str {
        if self.is_secure { "__Host-session" } else { "session" }
    }

    const fn attributes(self) -> &'static str {
        if self.is_secure { "Path=/; HttpOnly; SameSite=Lax; Secure" } else { "Path=/; HttpOnly; SameSite=Lax" }
    }

    /// The cookie's value, if the browser sent a plausible one.
    #[must_use]
    pub fn read(self, headers: &HeaderMap) -> Option<&str> {
        cookie(headers, self.name()).filter(|value| !value.is_empty())
    }

    /// The text of the header that gives the browser a session.
    #[must_use]
    pub fn header_text(self, session: &CookieSession) -> String {
        self.text(&session.secret, session.max_age_seconds)
    }

    /// Gives the browser a session.
    pub fn set(self, headers: &mut HeaderMap, session: &CookieSession) {
        append(headers, &self.header_text(session));
    }

    /// Takes the session away from the browser.
    pub fn clear(self, headers: &mut HeaderMap) {
        append(headers, &self.text("", 0));
    }

    fn text(self, value: &str, max_age: i64) -> String {
        format!("{}={value}; {}; Max-Age={max_age}", self.name(), self.attributes())
    }
}

fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The value of a cookie. HTTP/2 may send several headers.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_public_address() {
        for (url, name) in [
            ("https://wellspring.example.org", "__Host-session"),
            ("http://127.0.0.1:8420", "__Host-session"),
            ("http://10.0.0.5:8420", "session"),
        ] {
            assert_eq!(SessionCookie::for_public_url(url).name(), name, "{url}");
        }
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "theme=dark; session=other".parse().unwrap());
        headers.append(header::COOKIE, "__Host-session=secret".parse().unwrap());
        let cookie = SessionCookie { is_secure: true };
        assert_eq!(cookie.read(&headers), Some("secret"));
        assert_eq!(SessionCookie { is_secure: false }.read(&headers), Some("other"));
        let mut answer = HeaderMap::new();
        cookie.clear(&mut answer);
        let cleared = answer.get(header::SET_COOKIE).unwrap();
        assert_eq!(cleared, "__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    }
}
