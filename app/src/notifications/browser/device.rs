//! The browser's own part: permission, service worker, subscription.

use js_sys::{JSON, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Notification, NotificationPermission, PushManager, PushSubscription, PushSubscriptionOptionsInit,
    ServiceWorkerContainer, ServiceWorkerRegistration,
};

use super::{Permission, Refusal, api, wish};

pub(super) fn is_supported() -> bool {
    let window = window();
    let has = |name: &str| Reflect::has(&window, &name.into()).unwrap_or(false);
    has("PushManager") && has("Notification") && container().is_some()
}

pub(super) fn permission() -> Permission {
    if !is_supported() {
        return Permission::NotAsked;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::NotAsked,
    }
}

pub(super) async fn is_subscribed() -> bool {
    match subscriber().await {
        Some(manager) => existing(&manager).await.is_some() && permission() == Permission::Granted,
        None => false,
    }
}

pub(super) async fn subscribe() -> Result<(), Refusal> {
    if !is_supported() {
        return Err("push_not_possible");
    }
    // First of all: the browser connects its question with the tap only for a moment.
    ask_permission().await?;
    let manager = subscriber().await.ok_or("push_not_possible")?;
    let owner = api::who().await?;
    let key = api::key(owner).await?;
    let subscription = fitting(&manager, &key).await?;
    api::store(owner, written(&subscription)?).await?;
    wish::note(owner);
    Ok(())
}

pub(super) async fn unsubscribe() -> Result<(), Refusal> {
    let owner = api::who().await?;
    let Some(manager) = subscriber().await else { return Ok(()) };
    let Some(subscription) = existing(&manager).await else {
        wish::withdraw(owner);
        return Ok(());
    };
    // Told once more, the server says which one it is.
    let id = api::store(owner, written(&subscription)?).await?;
    // First, because what compares at the start of this or of another tab may be under way, and looks at the wish last.
    wish::withdraw(owner);
    if let Err(refusal) = api::forget(owner, id).await {
        wish::note(owner);
        return Err(refusal);
    }
    end(&subscription).await;
    Ok(())
}

async fn ask_permission() -> Result<(), Refusal> {
    if permission() == Permission::NotAsked {
        let asked = Notification::request_permission().map_err(|_| "push_not_possible")?;
        // The answer is read where the browser keeps it.
        let _ = JsFuture::from(asked).await;
    }
    if permission() == Permission::Granted { Ok(()) } else { Err("push_not_allowed") }
}

/// The subscription of this browser with the server's key; one with another key is replaced.
pub(super) async fn fitting(manager: &PushManager, key: &str) -> Result<PushSubscription, Refusal> {
    if let Some(subscription) = existing(manager).await {
        if has_key(&subscription, key) {
            return Ok(subscription);
        }
        end(&subscription).await;
    }
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key_opt_str(Some(key));
    let subscribing = manager.subscribe_with_options(&options).map_err(|_| "push_service_failed")?;
    let subscription = JsFuture::from(subscribing).await.map_err(|_| "push_service_failed")?;
    Ok(subscription.unchecked_into())
}

/// The subscription that this browser has.
pub(super) async fn existing(manager: &PushManager) -> Option<PushSubscription> {
    let found = JsFuture::from(manager.get_subscription().ok()?).await.ok()?;
    found.is_object().then(|| found.unchecked_into())
}

/// Ends a subscription in this browser; its push service then answers that it is gone.
pub(super) async fn end(subscription: &PushSubscription) {
    if let Ok(ending) = subscription.unsubscribe() {
        // Without a network it goes at the next attempt.
        let _ = JsFuture::from(ending).await;
    }
}

/// As the server reads it.
pub(super) fn written(subscription: &PushSubscription) -> Result<String, Refusal> {
    JSON::stringify(subscription).map(String::from).map_err(|_| "push_service_failed")
}

fn has_key(subscription: &PushSubscription, key: &str) -> bool {
    let options = Reflect::get(subscription, &"options".into()).unwrap_or(JsValue::UNDEFINED);
    let Ok(held) = Reflect::get(&options, &"applicationServerKey".into()) else { return false };
    held.is_object() && Some(Uint8Array::new(&held).to_vec()) == bytes_of(key)
}

/// Reads base64url. The browser writes bytes as letters of that number.
fn bytes_of(key: &str) -> Option<Vec<u8>> {
    let padding = "=".repeat((4 - key.len() % 4) % 4);
    let plain = key.replace('-', "+").replace('_', "/") + &padding;
    let letters = window().atob(&plain).ok()?;
    letters.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect()
}

/// None where no worker is registered, and so nobody who could show a message.
pub(super) async fn subscriber() -> Option<PushManager> {
    let container = container()?;
    let registered = JsFuture::from(container.get_registration()).await.ok()?;
    if !registered.is_object() {
        return None;
    }
    let ready = JsFuture::from(container.ready().ok()?).await.ok()?;
    let registration: ServiceWorkerRegistration = ready.dyn_into().ok()?;
    registration.push_manager().ok()
}

/// None in an insecure context, where browsers leave it out.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}
