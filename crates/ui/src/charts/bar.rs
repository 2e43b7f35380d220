//! A share of a whole as a bar, with an optional mark for where it should be by now.

use leptos::prelude::*;

use super::scale::{share, short};
use crate::Hue;

/// `fraction` and `marker` from 0 to 1. `label` is the sentence it shows.
#[component]
pub fn Bar(
    #[prop(into)] fraction: Signal<f64>,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] marker: Option<f64>,
    #[prop(optional_no_strip)] hue: Option<Hue>,
) -> impl IntoView {
    let part = move || format!("{}%", short(share(fraction.get()) * 100.0));
    let marker = marker.map(|at| {
        let x = format!("{}%", short(share(at) * 100.0));
        view! { <rect class="bar__now" x=x y="0" width="2" height="8"></rect> }
    });
    view! {
        <svg
            class="bar"
            width="100%"
            height="8"
            role="img"
            aria-label=move || label.get()
            data-hue=hue.unwrap_or_default().name()
        >
            <rect class="bar__all" width="100%" height="8" rx="4"></rect>
            <rect class="bar__part" width=part height="8" rx="4"></rect>
            {marker}
        </svg>
    }
}
