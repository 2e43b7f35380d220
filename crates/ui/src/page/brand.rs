//! The mark: a spring rising out of still water, and its name.

use leptos::prelude::*;

/// The mark with the name, as a link.
#[component]
pub fn Brand(#[prop(into)] href: String) -> impl IntoView {
    view! {
        <a class="brand" href=href>
            <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <path d="M16 19.5v-10M16 12.5C16 8 13 5.5 8.5 5.5 8.5 10 11.5 12.5 16 12.5zM16 9.5c0-3.2 2.5-5.5 6.5-5.5 0 3.8-2.6 5.5-6.5 5.5z"></path>
                <path d="M3.5 22.5c3.1 0 3.1-2.5 6.250-2.5s3.150 2.5 6.250 2.5 3.1-2.5 6.250-2.5 3.150 2.5 6.250 2.5"></path>
                <path d="M8 27.5c2 0 2-1.7 4-1.7s2 1.7 4 1.7 2-1.7 4-1.7 2 1.7 4 1.7"></path>
            </svg>
            <span class="brand__name">"Wellspring"</span>
        </a>
    }
}
