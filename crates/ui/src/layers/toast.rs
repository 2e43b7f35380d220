//! Where toasts appear: a polite live region that exists before the first message, or nobody would hear it. Beside it
//! is one for what is only spoken.

use leptos::prelude::*;

use super::toasts::{Toast, Toasts, Undo, use_toasts};
use crate::{Icon, IconName};

/// The place of toasts; once, at the end of a frame.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            on:pointerenter=move |_| toasts.hold()
            on:pointerleave=move |_| toasts.let_go()
            on:focusin=move |_| toasts.hold()
            on:focusout=move |_| toasts.let_go()
        >
            <For each=move || toasts.shown.get() key=|toast| toast.id let(toast)>
                {one(toasts, toast)}
            </For>
        </div>
        <p class="visually-hidden" role="status">{move || toasts.spoken.get()}</p>
    }
}

fn one(toasts: Toasts, toast: Toast) -> impl IntoView {
    let id = toast.id;
    let undo = toast.undo.map(|Undo { label, run }| {
        let press = move |_| {
            close(toasts, id);
            run();
        };
        view! { <button class="toast__undo" type="button" on:click=press>{label}</button> }
    });
    view! {
        <div class="toast">
            <p class="toast__text">{toast.text}</p>
            {undo}
            <button class="toast__close" type="button" aria-label="Close" on:click=move |_| close(toasts, id)>
                <Icon name=IconName::Cross/>
            </button>
        </div>
    }
}

// What is gone is neither pointed at nor focused, and browsers do not all say so.
fn close(toasts: Toasts, id: u32) {
    toasts.dismiss(id);
    toasts.let_go();
}
