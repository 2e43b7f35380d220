//! Web Locks: of all tabs only one sends at a time, and a tab that dies lets go.

use futures::channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

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

/// Waits for the lock of that name. None where the browser has no Web Locks.
pub(super) async fn hold(name: &str) -> Option<Lock> {
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
    request.call2(&locks, &name.into(), &callback).ok()?;
    let lock = Lock { release: resolve? };
    grant.await.ok()?;
    Some(lock)
}
