//! The queue as a file, for whoever wants to keep what the server does not have.

use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::client::Client;

/// Hands over everything that is not on the server.
pub(super) fn save(client: &Client) {
    if offer(client).is_none() {
        client.fail("export_failed");
    }
}

fn offer(client: &Client) -> Option<()> {
    let session = client.session()?;
    let memory = session.memory.borrow();
    let unsent: Vec<_> = memory.ops.iter().filter(|op| op.is_unsent()).collect();
    let document_json = json!({
        "format": "wellspring-unsent",
        "version": 1,
        "user_id": session.user_id,
        "exported_at": client.now(),
        "waiting": unsent,
        "refused": memory.dead,
    });
    let text = serde_json::to_string_pretty(&document_json).ok()?;
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download("wellspring-unsent.json");
    link.click();
    // Browsers read the blob after the click; the page's end frees what a timer might free too early.
    gloo_timers::callback::Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
