//! The service worker from the page's side: registering it, and letting a new build take over when the person agrees.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::{client::Client, cycle, listen};

/// What the worker is woken for; `sw.js` knows the word.
const WAKE_FOR: &str = "wellspring-queue";
/// Milliseconds that a new worker has to fetch its files after the person agreed.
const INSTALLED_WITHIN: u32 = 20_000;
/// Milliseconds between looks whether it has.
const LOOK_EVERY: u32 = 100;

thread_local! {
    /// The person agreed in this tab; the next change of worker reloads it, once, and nothing is offered any more.
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
        && !AGREED.get()
        && !client.offline.status.with_untracked(|status| status.update_ready)
    {
        offer_update(client);
        look_for_next();
    }
}

/// Tells the page that a new build waits.
pub(super) fn offer_update(client: &Client) {
    if !AGREED.get() {
        client.tell(|status| status.update_ready = true);
    }
}

/// Tells the page that nothing is sent any more before it has reloaded.
pub(super) fn require_update(client: &Client) {
    client.tell(|status| status.too_old = true);
    look_for_next();
}

/// Lets the browser fetch the worker of the new build, so that it is there when the person agrees.
fn look_for_next() {
    wasm_bindgen_futures::spawn_local(async {
        if let Some(registration) = registration().await {
            look(&registration).await;
        }
    });
}

async fn look(registration: &ServiceWorkerRegistration) {
    // Without a network the look fails, and the page goes on as it is.
    if let Ok(looking) = registration.update() {
        let _ = JsFuture::from(looking).await;
    }
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

/// Lets the next worker take over; where there is none, a plain reload brings the new build.
pub(super) fn apply_update(client: &Rc<Client>) {
    AGREED.set(true);
    client.tell(|status| status.update_ready = false);
    wasm_bindgen_futures::spawn_local(async {
        let told = match next_worker().await {
            Some(next) => tell(&next, "skipWaiting"),
            None => false,
        };
        // The change of worker reloads the page, where a worker has it in hand.
        let is_controlled = container().is_some_and(|container| container.controller().is_some());
        if !(told && is_controlled) {
            reload();
        }
    });
}

/// The worker that waits to take over. One that is still fetching its files is waited for: reloaded before, the page
/// would be the new build's, and the shell behind it the old one's.
async fn next_worker() -> Option<ServiceWorker> {
    let registration = registration().await?;
    if registration.waiting().is_none() && registration.installing().is_none() {
        look(&registration).await;
    }
    for _ in 0..INSTALLED_WITHIN / LOOK_EVERY {
        if let Some(waiting) = registration.waiting() {
            return Some(waiting);
        }
        registration.installing()?;
        gloo_timers::future::TimeoutFuture::new(LOOK_EVERY).await;
    }
    None
}

fn tell(worker: &ServiceWorker, kind: &str) -> bool {
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &kind.into()).is_ok() && worker.post_message(&message).is_ok()
}

/// Asks the browser to wake the worker when there is a network again, and the worker wakes the open pages: a page in
/// the background may be asleep when that happens. The queue itself is sent by pages only. Not every browser has this.
pub(super) fn ask_to_be_woken() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(registration) = registration().await.filter(|registration| registration.active().is_some()) else {
            return;
        };
        let register = || {
            let sync = Reflect::get(&registration, &"sync".into()).ok().filter(JsValue::is_object)?;
            let register: Function = Reflect::get(&sync, &"register".into()).ok()?.dyn_into().ok()?;
            let registered: Promise = register.call1(&sync, &WAKE_FOR.into()).ok()?.dyn_into().ok()?;
            Some(registered)
        };
        if let Some(registered) = register() {
            // Refused where the person switched it off.
            let _ = JsFuture::from(registered).await;
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
