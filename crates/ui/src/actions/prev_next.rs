//! One step back, where one is, one step on: days, years, pages.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// Links to the neighbours of what `children` names; a missing neighbour leaves an empty place so that nothing jumps.
#[component]
pub fn PrevNext(
    #[prop(into)] label: String,
    #[prop(optional_no_strip, into)] prev: Option<String>,
    #[prop(optional_no_strip, into)] next: Option<String>,
    #[prop(into)] prev_label: String,
    #[prop(into)] next_label: String,
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="prev-next" aria-label=label>
            {step(prev, prev_label, IconName::ArrowLeft)}
            <span class="prev-next__here num" aria-current="true">{children()}</span>
            {step(next, next_label, IconName::ArrowRight)}
        </nav>
    }
}

fn step(href: Option<String>, label: String, icon: IconName) -> AnyView {
    match href {
        Some(href) => view! {
            <a class="btn btn--icon" href=href title=label.clone() aria-label=label>
                <Icon name=icon/>
            </a>
        }
        .into_any(),
        None => view! { <span class="prev-next__end" aria-hidden="true"></span> }.into_any(),
    }
}
