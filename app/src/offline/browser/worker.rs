//! The service worker from the page's side: registering it, and letting a new build take over when the person agrees.

use std::{cell::Cell, rc::Rc};

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::{client::Client, cycle, listen};

thread_local! {
    /// The person agreed in this tab; the next change of worker reloads it, once.
    static AGREED: Cell<bool> = const { Cell::new(false) };
}

/// The build that made this document.
pub(super) fn build_id() -> Option<String> {
    let meta = document().query_selector("meta[name='build-id']").ok().flatten()?;
    meta.get_attribute("content").filter(|id| !id.is_empty())
}

/// Compares the build that answered with ours.
pub(super) fn note_build(client: &Client, answered: Option<String>) {
    if let (Some(theirs), Some(ours)) = (answered, build_id())
        && theirs != ours
        && !client.offline.status.with_untracked(|status| status.update_ready)
    {
        offer_update(client);
        wasm_bindgen_futures::spawn_local(async {
            if let Some(registration) = registration().await
                && let Ok(looking) = registration.update()
            {
                let _ = JsFuture::from(looking).await;
            }
        });
    }
}

/// Tells the page that a new build waits.
pub(super) fn offer_update(client: &Client) {
    client.tell(|status| status.update_ready = true);
}

/// Registers the worker, and watches for the next one.
pub(super) fn register(client: &Rc<Client>) {
    let Some(container) = container() else { return };
    let page = client.clone();
    listen::forever(&container, "message", move |event| {
        let data = event.dyn_ref::<web_sys::MessageEvent>().map(web_sys::MessageEvent::data);
        let kind = data.and_then(|data| Reflect::get(&data, &"type".into()).ok()).and_then(|kind| kind.as_string());
        if kind.as_deref() == Some("flush") {
            cycle::soon(&page, 0);
        }
    });
    let page = client.clone();
    let was_controlled = container.controller().is_some();
    listen::forever(&container, "controllerchange", move |_| {
        if AGREED.replace(false) {
            reload();
        } else if was_controlled {
            // Agreed to in another tab; this one may have a form open, so it is asked as well.
            offer_update(&page);
        }
    });
    let page = client.clone();
    wasm_bindgen_futures::spawn_local(async move {
        // Without a worker the app is an ordinary website.
        let Ok(registration) = JsFuture::from(container.register("/sw.js")).await else { return };
        if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
            watch(&page, &container, &registration);
        }
    });
}

fn watch(client: &Rc<Client>, container: &ServiceWorkerContainer, registration: &ServiceWorkerRegistration) {
    if registration.waiting().is_some() && container.controller().is_some() {
        offer_update(client);
    }
    let (page, found, container) = (client.clone(), registration.clone(), container.clone());
    listen::forever(registration, "updatefound", move |_| {
        let Some(next) = found.installing() else { return };
        let (page, container, worker) = (page.clone(), container.clone(), next.clone());
        listen::forever(&next, "statechange", move |_| {
            if worker.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                offer_update(&page);
            }
        });
    });
}

/// Lets the waiting worker take over; without one, a plain reload brings the new build.
pub(super) fn apply_update(client: &Rc<Client>) {
    client.tell(|status| status.update_ready = false);
    wasm_bindgen_futures::spawn_local(async {
        let waiting = registration().await.and_then(|registration| registration.waiting());
        let Some(waiting) = waiting else { return reload() };
        AGREED.set(true);
        let message = Object::new();
        let told = Reflect::set(&message, &"type".into(), &"skipWaiting".into()).is_ok()
            && waiting.post_message(&message).is_ok();
        if !told {
            reload();
        }
    });
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container()?.get_registration()).await.ok()?.dyn_into().ok()
}

fn reload() {
    // Fails only while the page is leaving already.
    let _ = window().location().reload();
}

/// None in an insecure context, where browsers leave it out.
fn container() -> Option<ServiceWorkerContainer> {
    let container: JsValue = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}
