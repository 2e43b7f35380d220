//! What the device offers beside storage: keeping it, a number on the icon, room made by dropping old files.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::install::is_installed;

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

/// Whether this is an installed app whose icon can show a number.
pub(super) fn has_icon_number() -> bool {
    let navigator: JsValue = window().navigator().into();
    is_installed() && Reflect::has(&navigator, &"setAppBadge".into()).unwrap_or(false)
}

/// Shows a number on the icon, or takes it away.
pub(super) fn show_number(number: usize) {
    if has_icon_number() {
        let shown = (number > 0).then(|| JsValue::from(number as f64));
        let name = if number > 0 { "setAppBadge" } else { "clearAppBadge" };
        // Refused where the person forbade it to the icon; the page says the same number.
        let _ = call(&window().navigator(), name, shown);
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
