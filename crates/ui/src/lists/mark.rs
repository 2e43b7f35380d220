//! Small words that say a state: never a colour alone.

use leptos::prelude::*;

use crate::Hue;

/// A quiet word with a ring before it, such as "on this device".
#[component]
pub fn Mark(#[prop(into)] text: String, #[prop(optional, into)] title: Option<String>) -> impl IntoView {
    view! { <span class="mark" title=title>{text}</span> }
}

/// A word in a tinted capsule.
#[component]
pub fn Badge(#[prop(optional)] hue: Hue, children: Children) -> impl IntoView {
    view! { <span class="badge" data-hue=hue.name()>{children()}</span> }
}
