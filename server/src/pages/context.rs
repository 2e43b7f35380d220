//! What a page or server function finds in its context.

use std::sync::Arc;

use app::AppAssets;
use axum::http::{HeaderValue, header, request::Parts};
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::ResponseOptions;

use crate::{
    assets::Assets,
    middleware::{session::Caller, session_cookie::SessionCookie},
    state::AppState,
    trace::TraceId,
};

/// Names of the built files, as the app's document wants them.
pub fn app_assets(assets: &Assets) -> AppAssets {
    AppAssets {
        build_id: assets.build_id.clone(),
        js: assets.js.clone(),
        wasm: assets.wasm.clone(),
        parts_js: assets.parts_js.clone(),
        parts: assets.parts.clone(),
        css: assets.css.clone(),
        boot: assets.boot.clone(),
    }
}

/// Runs for every page and every server function, after Leptos has provided the request and the nonce.
pub fn provide(state: AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(state.services.clone());
        let cookie = SessionCookie::of(&state);
        provide_context(app::request::SessionCookies(Arc::new(move |session| cookie.header_text(session))));
        if let Some(parts) = use_context::<Parts>() {
            if let Some(actor) = parts.extensions.get::<Caller>().and_then(|caller| caller.actor().cloned()) {
                provide_context(actor);
            }
            if let Some(unread) = parts.extensions.get::<app::notifications::UnreadAtStart>() {
                provide_context(*unread);
            }
            if let Some(trace) = parts.extensions.get::<TraceId>() {
                provide_context(app::request::TraceId(trace.0.clone()));
            }
        }
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) {
            if let Ok(policy) = HeaderValue::from_str(&policy(&nonce)) {
                response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        }
    }
}

/// Scripts of ours and the nonce of this answer; no inline styles; nothing from elsewhere.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}
