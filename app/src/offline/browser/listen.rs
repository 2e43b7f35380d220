//! Listeners for the life of the page.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Calls `hear` for each event of that name, and never stops.
pub(super) fn forever(target: &EventTarget, name: &str, hear: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(hear);
    // Fails only for a detached target, which windows and documents are not.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The same, before the element itself and everything else hears of it.
pub(super) fn forever_first(target: &EventTarget, name: &str, hear: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(hear);
    let _ = target.add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    closure.forget();
}

/// Whether somebody can see the page.
pub(super) fn is_visible() -> bool {
    leptos::prelude::document().visibility_state() == web_sys::VisibilityState::Visible
}
