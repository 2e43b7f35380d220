//! The browser's entry: hydrates a page that the server rendered, or mounts the app into the service worker's shell.
//! One bundle for both, so that a phone without a network needs no second download.

use wasm_bindgen::prelude::*;

/// Starts the app; called once by the boot module when the wasm is ready.
#[wasm_bindgen]
pub async fn start() {
    std::panic::set_hook(Box::new(fall_back_to_forms));
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let (Some(root), Some(body)) = (document.document_element(), document.body()) else { return };
    let path = document.location().and_then(|at| at.pathname().ok()).unwrap_or_default();
    let is_whole = app::fetch_area(&path).await;
    if root.get_attribute("data-start").as_deref() == Some("shell") {
        body.replace_children_with_node_0();
        leptos::mount::mount_to_body(app::App);
    } else if is_whole {
        leptos::mount::hydrate_body(app::App);
    } else {
        // What the server rendered stays as it is.
        mark_failed(&root);
        return;
    }
    if !root.has_attribute("data-failed") {
        // Tests wait for it, and style sheets show what only works from now on.
        let _ = root.set_attribute("data-hydrated", "");
    }
}

/// Says what happened and marks the page, so that styles show the plain forms again: they post without us.
fn fall_back_to_forms(panic: &std::panic::PanicHookInfo<'_>) {
    web_sys::console::error_1(&panic.to_string().into());
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        mark_failed(&root);
    }
}

fn mark_failed(root: &web_sys::Element) {
    let _ = root.remove_attribute("data-hydrated");
    let _ = root.set_attribute("data-failed", "");
}
