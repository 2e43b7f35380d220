//! What browsers are told about every answer: how to read it, what it may load, who may frame it. An answer that says
//! it itself, like a page of the app with its nonce, is left as it is.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::state::AppState;

/// For everything but the pages of the app: our own files, nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

/// Only what browsers know: an unknown name is a complaint in the console.
const PERMISSIONS: &str =
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With `no-referrer` a refused form without wasm could not find its way back.
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];

/// Two years.
const HSTS: &str = "max-age=63072000; includeSubDomains";

/// What is about a person is kept by nobody on the way.
const NOT_KEPT: HeaderValue = HeaderValue::from_static("private, no-store");

/// Adds what the answer does not say itself.
pub async fn harden(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_personal = request.uri().path().starts_with("/api/v1/");
    let mut response = next.run(request).await;
    if is_personal {
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(NOT_KEPT);
    }
    complete(response.headers_mut(), state.public_url().starts_with("https:"));
    response
}

/// Adds the headers that are missing.
pub fn complete(headers: &mut HeaderMap, is_https: bool) {
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if is_https {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static(HSTS));
    }
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        headers.entry(header::CACHE_CONTROL).or_insert(NOT_KEPT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_keeps_what_it_says_itself() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'self'"));
        complete(&mut headers, false);
        assert_eq!(headers.get(header::CONTENT_SECURITY_POLICY).unwrap(), "default-src 'self'");
        assert_eq!(headers.get(header::X_CONTENT_TYPE_OPTIONS).unwrap(), "nosniff");
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
        assert!(!headers.contains_key(header::CACHE_CONTROL));
    }

    #[test]
    fn pages_are_kept_by_nobody_unless_they_say_otherwise() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        complete(&mut headers, true);
        assert_eq!(headers.get(header::CACHE_CONTROL).unwrap(), "private, no-store");
        assert_eq!(headers.get(header::STRICT_TRANSPORT_SECURITY).unwrap(), HSTS);
    }
}
