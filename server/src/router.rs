//! The whole router. Its order is the security model, so it stands on one screen and is read from the outside in:
//! trace, panics, headers, who calls, may this write, how much, then the routes.

use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn_with_state, routing::get};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
};

use crate::{api::v1, calendar, files, health, middleware, pages, site, state::AppState, trace};

/// Bodies of the API: a batch of the offline queue is the largest.
const API_BYTES: usize = 1024 * 1024;

/// Every route of the server.
pub fn router(state: AppState) -> Router {
    let (api, _) = v1::router();
    let api = api.layer(DefaultBodyLimit::max(API_BYTES)).method_not_allowed_fallback(v1::method_not_allowed);
    let looked_up = Router::new()
        .merge(pages::router(&state))
        .merge(api)
        .merge(site::router())
        .layer(from_fn_with_state(state.clone(), middleware::limits::layer))
        .layer(from_fn_with_state(state.clone(), middleware::same_origin::guard))
        .layer(from_fn_with_state(state.clone(), middleware::session::load));
    let open = Router::new()
        .route("/livez", get(health::livez))
        .route("/readyz", get(health::readyz))
        .route("/health", get(health::health))
        .route("/metrics", get(health::metrics))
        .route("/sw.js", get(files::service_worker))
        .route("/app-shell", get(files::app_shell))
        .route("/robots.txt", get(files::robots))
        .route("/sitemap.xml", get(files::sitemap))
        .route("/.well-known/security.txt", get(files::security_txt))
        .route("/calendar/{token}", get(calendar::serve))
        .route("/api/v1/openapi.json", get(v1::openapi::serve))
        .route("/api/docs", v1::docs::route())
        .merge(files::router(&state));
    Router::new()
        .merge(looked_up)
        .merge(open)
        .fallback(site::not_found)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(state.clone(), trace::layer))
                .layer(CatchPanicLayer::custom(site::panicked))
                .layer(compression())
                .layer(from_fn_with_state(state.clone(), middleware::headers::harden)),
        )
        .with_state(state)
}

/// Pages and JSON are compressed as they leave; files are compressed already, and streams never are.
fn compression() -> CompressionLayer<impl Predicate> {
    let predicate = SizeAbove::new(1024)
        .and(NotForContentType::GRPC)
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::SSE)
        // Packed already.
        .and(NotForContentType::const_new("application/zip"));
    // The quickest level: a page is made for one reader and compressed once, and Brotli at 4 cost more than making it.
    CompressionLayer::new()
        .zstd(true)
        .br(true)
        .gzip(true)
        .quality(tower_http::CompressionLevel::Precise(1))
        .compress_when(predicate)
}
