//! What waits on this device.

use leptos::prelude::*;

use super::fixture::render;
use crate::sync::SyncPage;

#[test]
fn where_nothing_waits_there_is_nothing_to_save() {
    let html = render("/app/settings/sync", || view! { <SyncPage/> }.into_any());
    assert!(html.contains("Everything is sent") && html.contains("Sync now"), "{html}");
    assert!(!html.contains("Save a copy"), "{html}");
}
