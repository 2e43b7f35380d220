//! Web Locks: of all tabs only one sends at a time, none stores anything while another signs out, and a tab that dies
//! lets go.

use futures::channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Shared by every conversation with the server, from the question who is here to the last row that is stored. Who
/// signs out holds it alone, from before this device is cleared until the page is gone, and with it the session: a
/// conversation after that is nobody's.
pub(super) const HERE: &str = "ws-here";

/// Held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A promise that is already settled ignores this.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Waits for the lock of that name, to hold it alone. None where the browser has no Web Locks.
pub(super) async fn hold(name: &str) -> Option<Lock> {
    take(name, "exclusive").await
}

/// Waits for the lock of that name, to hold it with others who share it. A holder must not ask for it again: behind
/// somebody who wants it alone both would wait for ever.
pub(super) async fn share(name: &str) -> Option<Lock> {
    take(name, "shared").await
}

async fn take(name: &str, mode: &str) -> Option<Lock> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let mut resolve = None;
    // The lock is held as long as this promise is pending.
    let held = Promise::new(&mut |done, _| resolve = Some(done));
    let (granted, grant) = oneshot::channel();
    let callback = Closure::once_into_js(move |_lock: JsValue| {
        // The waiting side is gone only when the page is.
        let _ = granted.send(());
        held
    });
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &mode.into()).ok()?;
    request.call3(&locks, &name.into(), &options, &callback).ok()?;
    let lock = Lock { release: resolve? };
    grant.await.ok()?;
    Some(lock)
}
