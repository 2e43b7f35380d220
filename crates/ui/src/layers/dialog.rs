//! A modal `<dialog>`, as a box in the middle or as a sheet at the edge. The browser keeps focus inside and gives it
//! back; this only opens and closes it.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// A question or a short form in the middle of the screen.
#[component]
pub fn Dialog(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    layer("dialog", id, title, open, children())
}

/// Choices that belong to one thing: rises from the bottom of a phone, stands at the side of a wide screen.
#[component]
pub fn Sheet(
    #[prop(into)] id: String,
    #[prop(into)] title: String,
    open: RwSignal<bool>,
    children: Children,
) -> impl IntoView {
    layer("dialog dialog--sheet", id, title, open, children())
}

fn layer(
    class: &'static str,
    id: String,
    title: String,
    open: RwSignal<bool>,
    content: impl IntoView + 'static,
) -> impl IntoView {
    let element = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only when the element has just left the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog class=class id=id aria-labelledby=labelled_by node_ref=element on:close=move |_| open.set(false)>
            <div class="dialog__box">
                <header class="dialog__head">
                    <h2 class="dialog__title" id=title_id>{title}</h2>
                    <form method="dialog">
                        <button class="btn btn--icon" aria-label="Close" title="Close">
                            <Icon name=IconName::Cross/>
                        </button>
                    </form>
                </header>
                <div class="dialog__body">{content}</div>
            </div>
        </dialog>
    }
}
