//! Nothing here yet: what this place is for, in one sentence, and one thing to do.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// An empty place. `children` is its one action.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="state">
            {icon.map(|name| view! { <span class="state__icon"><Icon name/></span> })}
            <h2 class="state__title">{title}</h2>
            <p class="state__text">{text}</p>
            {children.map(|children| view! { <div class="state__action">{children()}</div> })}
        </div>
    }
}
