//! `GET /app-shell`: the document that the worker keeps for days without a network. It belongs to nobody, and the app
//! is mounted into it.

use axum::{
    extract::State,
    http::header,
    response::{Html, IntoResponse, Response},
};
use leptos::prelude::*;

use crate::{assets::Assets, state::AppState};

/// The shell of this build.
pub async fn app_shell(State(state): State<AppState>) -> Response {
    let html = Owner::new().with(|| document(&state.assets).to_html());
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                  font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
                  base-uri 'none'; frame-ancestors 'none'";
    let headers = [(header::CACHE_CONTROL, "no-cache"), (header::CONTENT_SECURITY_POLICY, policy)];
    (headers, Html(format!("<!DOCTYPE html>{html}"))).into_response()
}

fn document(assets: &Assets) -> impl IntoView + use<> {
    let Assets { build_id, js, parts_js, css, boot, .. } = assets.clone();
    view! {
        <html lang="en" dir="ltr" data-start="shell">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="robots" content="noindex"/>
                <meta name="build-id" content=build_id/>
                <title>"Wellspring"</title>
                <link rel="stylesheet" href=css/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="icon" type="image/svg+xml" href="/icons/icon.svg"/>
                <link rel="modulepreload" href=js/>
                <link rel="modulepreload" href=parts_js/>
                <script type="module" src=boot></script>
            </head>
            <body>
                <main class="shell-wait" aria-busy="true">
                    <h1>"Wellspring"</h1>
                    <p>"Opening your saved day."</p>
                </main>
            </body>
        </html>
    }
}
