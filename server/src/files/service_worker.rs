//! `GET /sw.js`: the worker with the name of this build and the list of what it keeps.

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use wire::sync::PROTOCOL;

use crate::{config::ServiceWorker, state::AppState};

/// What the worker is made of, in this order.
const PARTS: [&str; 3] = ["sw.js", "push.sw.js", "device.sw.js"];
/// Kept by the worker beside the hashed files.
const ALSO_KEPT: [&str; 4] = ["/app-shell", "/offline.html", "/offline.css", "/icons/icon.svg"];

/// The worker of this build.
pub async fn service_worker(State(state): State<AppState>) -> Response {
    let assets = &state.assets;
    let mut template = String::new();
    for part in PARTS {
        let Ok(text) = tokio::fs::read_to_string(assets.site_dir.join(part)).await else {
            return StatusCode::NOT_FOUND.into_response();
        };
        template.push_str(&text);
        template.push('\n');
    }
    // Every part as well: what was never opened has to open without a network.
    let kept: Vec<&str> = assets.files().into_iter().chain(ALSO_KEPT).collect();
    let list = serde_json::to_string(&kept).unwrap_or_default();
    let script = template.replace("__BUILD_ID__", &assets.build_id).replace("__PRECACHE__", &list);
    let script = script.replace("__PROTOCOL__", &PROTOCOL.to_string());
    let off = state.config.service_worker == ServiceWorker::Off;
    let script = script.replace("__KILL__", if off { "true" } else { "false" });
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::HeaderName::from_static("service-worker-allowed"), "/"),
    ];
    (headers, script).into_response()
}
