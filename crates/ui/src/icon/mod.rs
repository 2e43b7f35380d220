//! Line icons, drawn for Wellspring on a 24 unit grid with one stroke weight.

mod name;

pub use name::IconName;

use leptos::prelude::*;

/// A decorative icon: always beside a word or inside a control that has a name of its own.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=name.path()></path>
        </svg>
    }
}
