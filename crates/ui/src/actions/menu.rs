//! A small menu behind three dots. A `<details>`, so that it opens before any script has run.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// Rarely used actions. `label` names the trigger for those who do not see the dots.
#[component]
pub fn Menu(#[prop(into)] label: String, children: Children) -> impl IntoView {
    let title = label.clone();
    view! {
        <details class="menu">
            <summary class="btn btn--icon" title=title>
                <Icon name=IconName::More/>
                <span class="visually-hidden">{label}</span>
            </summary>
            <div class="menu__list">{children()}</div>
        </details>
    }
}
