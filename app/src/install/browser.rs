//! Looking at the device. The browser's offer to install comes once and may come before this code: the boot module
//! keeps it in a property of the window.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{Install, Invitation, Surroundings, Way, device::Wish};
use crate::notifications::browser::{Permission, is_supported, permission};

/// Where `boot.js` keeps the offer.
const OFFER: &str = "wellspringInstall";
const INSTALL_PUT_OFF: &str = "wellspring-install-put-off";
const REMIND_PUT_OFF: &str = "wellspring-remind-put-off";

/// Looks now, and again whenever something may have changed.
pub(super) fn begin(install: Install) {
    look(install);
    // The boot module listens to the offer as well, and came first.
    for name in ["beforeinstallprompt", "appinstalled", "focus"] {
        window_event_listener_untyped(name, move |event| {
            if event.type_() == "appinstalled" {
                drop_offer();
            }
            look(install);
        });
    }
}

/// Does what a page asked for.
pub(super) fn fulfil(install: Install, wish: Wish) {
    match wish {
        Wish::Ask => ask(install),
        Wish::PutOff(invitation) => put_off(invitation),
    }
    install.surroundings.update(|surroundings| surroundings.is_answered = true);
    look(install);
}

/// Whether this page runs as the installed app.
pub(crate) fn is_installed() -> bool {
    let query = "(display-mode: standalone), (display-mode: minimal-ui)";
    let by_display = window().match_media(query).ok().flatten().is_some_and(|query| query.matches());
    by_display || property(&window().navigator(), "standalone").is_some_and(|standalone| standalone == JsValue::TRUE)
}

fn look(install: Install) {
    let is_answered = install.surroundings.with_untracked(|surroundings| surroundings.is_answered);
    install.surroundings.set(Surroundings {
        is_known: true,
        is_installed: is_installed(),
        way: way(),
        is_answered,
        may_ask: may_ask(),
        now: js_sys::Date::now() as i64,
        install_put_off: put_off_at(INSTALL_PUT_OFF),
        remind_put_off: put_off_at(REMIND_PUT_OFF),
    });
}

fn way() -> Option<Way> {
    // Only the browsers of iPhones and iPads know whether they show an app of the home screen; they offer nothing else.
    let is_apple = property(&window().navigator(), "standalone").is_some();
    match offer() {
        Some(_) => Some(Way::Button),
        None => is_apple.then_some(Way::ShareSheet),
    }
}

/// Whether notifications exist here and nobody was asked yet. On an iPhone they exist in the installed app only.
fn may_ask() -> bool {
    is_supported() && permission() == Permission::NotAsked
}

/// Shows the browser's own question. A no there is a no here.
fn ask(install: Install) {
    let Some(offer) = offer() else { return };
    // It can be used once.
    drop_offer();
    let prompt = property(&offer, "prompt").and_then(|prompt| prompt.dyn_into::<Function>().ok());
    let Some(shown) = prompt.and_then(|prompt| prompt.call0(&offer).ok()) else { return };
    wasm_bindgen_futures::spawn_local(async move {
        // The answer stands in the offer; what showing it gives differs between browsers.
        let _ = settled(shown).await;
        let choice = match property(&offer, "userChoice") {
            Some(choice) => settled(choice).await,
            None => None,
        };
        let outcome = choice.and_then(|choice| property(&choice, "outcome")).and_then(|outcome| outcome.as_string());
        if outcome.as_deref() == Some("dismissed") {
            put_off(Invitation::Install(Way::Button));
        }
        look(install);
    });
}

async fn settled(value: JsValue) -> Option<JsValue> {
    match value.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await.ok(),
        Err(value) => Some(value),
    }
}

fn offer() -> Option<JsValue> {
    property(&window(), OFFER).filter(JsValue::is_object)
}

fn drop_offer() {
    // Fails for no property of ours.
    let _ = Reflect::set(&window(), &OFFER.into(), &JsValue::NULL);
}

fn put_off(invitation: Invitation) {
    let key = match invitation {
        Invitation::Install(_) => INSTALL_PUT_OFF,
        Invitation::Remind => REMIND_PUT_OFF,
    };
    if let Some(storage) = storage() {
        // Without storage it is asked again on another visit.
        let _ = storage.set_item(key, &(js_sys::Date::now() as i64).to_string());
    }
}

fn put_off_at(key: &str) -> Option<i64> {
    storage()?.get_item(key).ok().flatten()?.parse().ok()
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Puts a text into the clipboard; whether the browser let it. There is none in an insecure context.
pub(super) async fn copy(text: &str) -> bool {
    let written = || {
        let clipboard = property(&window().navigator(), "clipboard")?;
        let write: Function = property(&clipboard, "writeText")?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()
    };
    match written() {
        Some(written) => settled(written).await.is_some(),
        None => false,
    }
}

/// A property that not every browser has.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}
