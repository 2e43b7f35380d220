//! What the device offers beside storage: keeping it, a number on the icon, room made by dropping old files.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks once a visit that our storage be exempt from clearing, when the app is installed.
pub(super) fn ask_to_persist() {
    thread_local! {
        static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
    }
    if !is_installed() || ASKED.replace(true) {
        return;
    }
    // A refusal changes nothing for us.
    let storage = Reflect::get(&window().navigator(), &"storage".into()).unwrap_or(JsValue::UNDEFINED);
    let _ = call(&storage, "persist", None);
}

/// Shows how much waits on the icon of the installed app.
pub(super) fn show_badge(waiting: usize) {
    if is_installed() {
        let navigator = window().navigator();
        let number = (waiting > 0).then(|| JsValue::from(waiting as f64));
        let name = if waiting > 0 { "setAppBadge" } else { "clearAppBadge" };
        // Not every browser has badges, and none of ours depends on them.
        let _ = call(&navigator, name, number);
    }
}

/// Drops the files of earlier builds, for room.
pub(super) async fn drop_old_caches() {
    let Ok(caches) = window().caches() else { return };
    let Ok(names) = JsFuture::from(caches.keys()).await else { return };
    let names: Vec<String> = js_sys::Array::from(&names).iter().filter_map(|name| name.as_string()).collect();
    let ours: Vec<_> = names.into_iter().filter(|name| name.starts_with("wellspring-")).collect();
    for old in ours.iter().rev().skip(1) {
        // What cannot be dropped stays.
        let _ = JsFuture::from(caches.delete(old)).await;
    }
}

fn is_installed() -> bool {
    window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|query| query.matches())
}

/// Calls a method that may not exist, and keeps its promise from complaining.
fn call(object: &JsValue, method: &str, argument: Option<JsValue>) -> Option<()> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let promise = match argument {
        Some(argument) => method.call1(object, &argument),
        None => method.call0(object),
    };
    let promise: Promise = promise.ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::spawn_local(async move {
        let _ = JsFuture::from(promise).await;
    });
    Some(())
}
