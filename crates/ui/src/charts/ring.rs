//! A share of a whole as a ring, with words in the middle.

use leptos::prelude::*;

use super::scale::share;
use crate::Hue;

/// `fraction` from 0 to 1. `label` is the sentence it shows; `children` stand in the middle.
#[component]
pub fn Ring(
    #[prop(into)] fraction: Signal<f64>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional_no_strip)] hue: Option<Hue>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let dashes = move || format!("{} 100", (share(fraction.get()) * 100.0).round());
    view! {
        <div class="ring" data-hue=hue.unwrap_or_default().name()>
            <svg class="ring__drawing" viewBox="0 0 64 64" role="img" aria-label=move || label.get()>
                <circle class="ring__base" cx="32" cy="32" r="28"></circle>
                <circle
                    class="ring__arc"
                    cx="32"
                    cy="32"
                    r="28"
                    pathLength="100"
                    stroke-dasharray=dashes
                    transform="rotate(-90 32 32)"
                ></circle>
            </svg>
            {children.map(|children| view! { <div class="ring__middle">{children()}</div> })}
        </div>
    }
}
