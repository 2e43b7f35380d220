//! What crawlers and researchers ask for.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use domain::habits::starter_stacks::STARTERS;

use crate::state::AppState;

/// Pages that may be found by search, most important first. The starter stacks follow.
pub const INDEXED: [&str; 6] = ["/", "/features", "/moving-from-loop", "/habits/templates", "/privacy", "/terms"];

/// `GET /robots.txt`
pub async fn robots(State(state): State<AppState>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /app\nDisallow: /api/\nDisallow: /rpc/\nAllow: /\nSitemap: {}/sitemap.xml\n",
        state.public_url()
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], text)
        .into_response()
}

/// `GET /sitemap.xml`
pub async fn sitemap(State(state): State<AppState>) -> Response {
    let origin = state.public_url();
    let stacks = STARTERS.iter().map(|starter| format!("/habits/templates/{}", starter.slug));
    let paths = INDEXED.iter().map(|path| (*path).to_owned()).chain(stacks);
    let places: String = paths.map(|path| format!("<url><loc>{origin}{path}</loc></url>")).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{places}</urlset>"
    );
    ([(header::CONTENT_TYPE, "application/xml"), (header::CACHE_CONTROL, "public, max-age=3600")], xml).into_response()
}

/// `GET /.well-known/security.txt` (RFC 9116), good for half a year from now.
pub async fn security_txt(State(state): State<AppState>) -> Response {
    let now = state.services.now();
    let expires = now.checked_add(jiff::SignedDuration::from_hours(180 * 24)).unwrap_or(now);
    let expires = expires.strftime("%Y-%m-%dT00:00:00Z");
    let origin = state.public_url();
    let text = format!(
        "Contact: {origin}/privacy#security\nExpires: {expires}\nPreferred-Languages: en\n\
         Canonical: {origin}/.well-known/security.txt\nPolicy: {origin}/privacy#security\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")], text)
        .into_response()
}
