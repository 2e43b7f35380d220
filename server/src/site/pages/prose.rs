//! The narrow column of forms, results and legal pages.

use leptos::prelude::*;

/// A title, a line under it, and what follows, in a column for reading.
#[component]
pub(super) fn Account(
    #[prop(into)] title: String,
    #[prop(optional, into)] lead: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="account">
            <h1 class="account__title">{title}</h1>
            {lead.map(|lead| view! { <p class="account__lead">{lead}</p> })}
            {children()}
        </div>
    }
}

/// A page to read.
#[component]
pub(super) fn Prose(#[prop(into)] title: String, #[prop(into)] lead: String, children: Children) -> impl IntoView {
    view! {
        <article class="prose">
            <h1 class="prose__title">{title}</h1>
            <p class="prose__lead">{lead}</p>
            {children()}
        </article>
    }
}
