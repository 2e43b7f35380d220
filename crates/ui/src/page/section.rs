//! Sections of a page, and the two columns of a wide one.

use leptos::prelude::*;

use crate::Hue;

/// A part of a page under a small heading with the dot of what it belongs to.
#[component]
pub fn Section(
    #[prop(into)] title: String,
    #[prop(optional_no_strip)] hue: Option<Hue>,
    #[prop(optional)] id: Option<&'static str>,
    #[prop(optional, into)] action: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section" id=id data-hue=hue.unwrap_or(Hue::Ink).name()>
            <div class="section__head">
                <h2 class="section__title">{title}</h2>
                {action.map(|action| view! { <div class="section__action">{action.run()}</div> })}
            </div>
            {children()}
        </section>
    }
}

/// Main matter and what stands beside it; one under the other on a phone.
#[component]
pub fn Columns(children: Children) -> impl IntoView {
    view! { <div class="columns">{children()}</div> }
}
