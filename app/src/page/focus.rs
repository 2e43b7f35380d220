//! Where the focus goes: to an element by its id, into a field with what was typed before it was there, back to the
//! button of a menu that closes, and along with a row that moves. On the server these do nothing: there is no focus.

use leptos::prelude::*;

/// Moves the focus to the element of this id at the next frame, when the page has been painted.
pub fn focus_on(id: String) {
    #[cfg(feature = "hydrate")]
    request_animation_frame(move || browser::focus_by_id(&id));
    #[cfg(not(feature = "hydrate"))]
    drop(id);
}

/// Moves the focus to the field of this id and writes at its end, as if that had been typed there.
pub fn type_into(id: &str, text: &str) {
    #[cfg(feature = "hydrate")]
    browser::type_into(id, text);
    #[cfg(not(feature = "hydrate"))]
    let _ = (id, text);
}

/// Moves the focus there at the next frame, unless somebody has gone on to something else.
pub fn focus_if_lost(id: String) {
    #[cfg(feature = "hydrate")]
    request_animation_frame(move || browser::focus_if_lost(&id));
    #[cfg(not(feature = "hydrate"))]
    drop(id);
}

/// Closes the menu that a form or link lies in, because nothing else would. Its button takes the focus: what was
/// pressed is out of sight now, and a dialog that opens next gives the focus back to where it was.
pub fn close_menu(event: &leptos::ev::Event) {
    #[cfg(feature = "hydrate")]
    browser::close_menu_around(event);
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}

/// The order of a list whose rows move, for its `<For>`. A browser takes the focus from an element that is moved, so
/// whatever has it when the list is asked for a new order gets it back once the rows are in place.
pub fn keeping_focus<T: Clone + Send + Sync + 'static>(order: Memo<Vec<T>>) -> impl Fn() -> Vec<T> + Send + 'static {
    move || {
        #[cfg(feature = "hydrate")]
        browser::hold_focus();
        order.get()
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

    pub(super) fn focus_by_id(id: &str) {
        if let Some(element) = document().get_element_by_id(id).and_then(focusable) {
            focus(&element);
        }
    }

    pub(super) fn focus_if_lost(id: &str) {
        if is_lost(document().active_element().as_ref()) {
            focus_by_id(id);
        }
    }

    pub(super) fn type_into(id: &str, text: &str) {
        let element = document().get_element_by_id(id);
        let Some(field) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return };
        focus(&field);
        // Sets the caret behind it, unlike a value that comes by the attribute.
        field.set_value(&(field.value() + text));
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
            // Fails only for an event that is on its way already.
            let _ = field.dispatch_event(&event);
        }
    }

    pub(super) fn close_menu_around(event: &leptos::ev::Event) {
        let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(menu) = inside.and_then(|element| element.closest("details.menu").ok().flatten()) else { return };
        if let Some(button) = menu.query_selector("summary").ok().flatten().and_then(focusable) {
            focus(&button);
        }
        // Absent already is fine.
        let _ = menu.remove_attribute("open");
    }

    pub(super) fn hold_focus() {
        let now = document().active_element();
        if is_lost(now.as_ref()) {
            return;
        }
        if let Some(held) = now.and_then(focusable) {
            request_animation_frame(move || {
                if is_lost(document().active_element().as_ref()) {
                    focus(&within_reach(held));
                }
            });
        }
    }

    /// Whether nothing can be pressed where the focus is: then it is on the body, or on a button that was switched off.
    fn is_lost(now: Option<&Element>) -> bool {
        now.is_none_or(|now| now.tag_name() == "BODY" || is_disabled(now))
    }

    /// The element itself, or another button of its row when it was switched off: a row at the top moves no higher.
    fn within_reach(held: HtmlElement) -> HtmlElement {
        if !is_disabled(&held) {
            return held;
        }
        let row = held.closest("li").ok().flatten();
        let other = row.and_then(|row| row.query_selector("button:enabled").ok().flatten());
        other.and_then(focusable).unwrap_or(held)
    }

    fn is_disabled(element: &Element) -> bool {
        element.matches(":disabled").unwrap_or(false)
    }

    fn focusable(element: Element) -> Option<HtmlElement> {
        element.dyn_into().ok()
    }

    fn focus(element: &HtmlElement) {
        let still = web_sys::FocusOptions::new();
        // A heading is at the top already, and a row that moved away must not drag the page along.
        still.set_prevent_scroll(true);
        // Fails only for an element that has just left the page.
        let _ = element.focus_with_options(&still);
    }
}
