//! Forms that only the server can answer. They are posted by the browser; when the server is known to be out of reach
//! they are held back, so that what was typed stays on the page.

use leptos::ev::SubmitEvent;
use ui::{use_toasts, words::sentence};

use crate::offline::use_offline;

/// Holds a form back while there is no connection, and says why.
pub fn needs_server() -> impl Fn(SubmitEvent) + Copy + 'static {
    let (offline, toasts) = (use_offline(), use_toasts());
    move |event| {
        if offline.is_out_of_reach() {
            event.prevent_default();
            toasts.show(sentence("network"));
        }
    }
}
