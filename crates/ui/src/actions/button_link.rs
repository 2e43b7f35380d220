//! A link that looks like a button: for going somewhere, where `Button` is for doing something.

use leptos::prelude::*;

use crate::{ButtonVariant, Icon, IconName};

/// A link with the weight of a button.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: String,
    #[prop(optional)] variant: ButtonVariant,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <a class=variant.class() href=href title=label.clone() aria-label=label>
            {icon.map(|name| view! { <Icon name/> })}
            {children.map(|children| view! { <span class="btn__text">{children()}</span> })}
        </a>
    }
}
