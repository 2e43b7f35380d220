//! Hashed files are served for a year, precompressed; the others for an hour. Unknown names are plain 404s.

use axum::{
    Router,
    http::{HeaderValue, header},
};
use tower::ServiceBuilder;
use tower_http::{
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

use crate::state::AppState;

/// `/pkg/*`, `/icons/*` and the few files at the root.
pub fn router(state: &AppState) -> Router<AppState> {
    let site = &state.assets.site_dir;
    let cached = |value| {
        ServiceBuilder::new()
            .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static(value)))
    };
    let folder = |name: &str| ServeDir::new(site.join(name)).precompressed_br().precompressed_gzip();
    let file = |name: &str| ServeFile::new(site.join(name)).precompressed_br().precompressed_gzip();
    let hour = "public, max-age=3600";
    Router::new()
        .nest_service("/pkg", cached("public, max-age=31536000, immutable").service(folder("pkg")))
        .nest_service("/icons", cached(hour).service(folder("icons")))
        .route_service("/manifest.webmanifest", cached("no-cache").service(file("manifest.webmanifest")))
        .route_service("/offline.html", cached("no-cache").service(file("offline.html")))
        .route_service("/offline.css", cached("no-cache").service(file("offline.css")))
        .route_service("/favicon.ico", cached(hour).service(file("favicon.ico")))
}
