//! May this page write? A browser sends the cookie along with what other sites make it send, so an unsafe request must
//! come from our own pages (decision 21). There are no tokens in forms, and nothing changes by GET.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::problem::Problem;

use crate::{
    api::ApiError,
    middleware::{
        session::{bearer, is_read},
        session_cookie::SessionCookie,
    },
    state::AppState,
};

/// Posts that prove themselves by the secret of a mailed link, which no other site knows. Their pages send no referrer,
/// so a browser that does not say `Sec-Fetch-Site` names no origin for them. A mail program that stops mails is no
/// browser at all.
const PROVED_BY_A_LINK: [&str; 2] = ["/reset-password", "/verify-email"];
/// The same for links whose secret stands in the path.
const PROVED_BY_THE_PATH: &str = "/unsubscribe/";

/// Refuses what another site made a browser send.
pub async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let cookie = SessionCookie::of(&state);
    if is_allowed(request.method(), request.uri(), request.headers(), state.public_url(), cookie) {
        return next.run(request).await;
    }
    tracing::warn!("a write from another origin was refused");
    ApiError(Problem::new(403, "cross_site")).into_response()
}

fn is_allowed(method: &Method, uri: &Uri, headers: &HeaderMap, public_origin: &str, cookie: SessionCookie) -> bool {
    if is_read(method) {
        return true;
    }
    if PROVED_BY_A_LINK.contains(&uri.path()) || uri.path().starts_with(PROVED_BY_THE_PATH) {
        return true;
    }
    let has_cookie = cookie.read(headers).is_some();
    // A token is not sent by a browser on its own: only the cookie needs the guard.
    if uri.path().starts_with("/api/v1/") && (bearer(headers).is_some() || !has_cookie) {
        return true;
    }
    let text = |name| headers.get(name).map(|value: &axum::http::HeaderValue| value.to_str().unwrap_or("unreadable"));
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        (Some("same-origin" | "none"), _) => true,
        (_, Some(origin)) => origin == public_origin,
        (Some(_), None) => false,
        (None, None) => !has_cookie,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://here.example";
    const COOKIE: (&str, &str) = ("cookie", "__Host-session=x");

    fn allowed(method: Method, path: &str, sent: &[(&'static str, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in sent {
            headers.insert(*name, value.parse().unwrap());
        }
        is_allowed(&method, &path.parse().unwrap(), &headers, OWN, SessionCookie::for_public_url(OWN))
    }

    #[test]
    fn own_pages_may_write() {
        assert!(allowed(Method::POST, "/rpc/a/b", &[COOKIE, ("sec-fetch-site", "same-origin")]));
        assert!(allowed(Method::POST, "/rpc/a/b", &[COOKIE, ("sec-fetch-site", "none")]));
        assert!(allowed(Method::POST, "/rpc/a/b", &[COOKIE, ("origin", OWN)]));
    }

    #[test]
    fn other_sites_may_not() {
        for sent in [
            vec![COOKIE, ("sec-fetch-site", "cross-site")],
            vec![COOKIE, ("sec-fetch-site", "same-site"), ("origin", "https://sub.here.example")],
            vec![COOKIE, ("origin", "https://there.example")],
            vec![COOKIE, ("origin", "null")],
            vec![COOKIE],
            vec![("origin", "https://there.example")],
        ] {
            assert!(!allowed(Method::POST, "/sign-out", &sent), "{sent:?}");
        }
    }

    #[test]
    fn signing_in_from_another_site_is_refused_too() {
        assert!(!allowed(Method::POST, "/sign-in", &[("sec-fetch-site", "cross-site")]));
        assert!(allowed(Method::POST, "/sign-in", &[]), "a script without any of the headers");
    }

    #[test]
    fn a_mailed_link_needs_no_origin() {
        for path in ["/reset-password", "/verify-email", "/unsubscribe/abc", "/unsubscribe/abc/undo"] {
            assert!(allowed(Method::POST, path, &[COOKIE, ("origin", "null")]), "{path}");
        }
        assert!(!allowed(Method::POST, "/forgot-password", &[("origin", "null")]));
    }

    #[test]
    fn only_the_cookie_needs_the_guard_in_the_api() {
        assert!(allowed(
            Method::POST,
            "/api/v1/habits",
            &[("authorization", "Bearer x"), ("origin", "https://a.example"), COOKIE]
        ));
        assert!(allowed(Method::POST, "/api/v1/auth/login", &[("origin", "https://a.example")]));
        assert!(!allowed(Method::POST, "/api/v1/habits", &[("origin", "https://a.example"), COOKIE]));
    }

    #[test]
    fn reading_is_always_allowed() {
        assert!(allowed(Method::GET, "/app", &[COOKIE, ("sec-fetch-site", "cross-site")]));
    }
}
