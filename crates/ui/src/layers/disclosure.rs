//! Something to read for those who ask: "How this is computed".

use leptos::prelude::*;

/// A summary that unfolds. Native, so that it works, prints and is found in the page without a script.
#[component]
pub fn Disclosure(
    #[prop(into)] summary: String,
    #[prop(optional, into)] open: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=move || open.get()>
            <summary class="disclosure__summary">{summary}</summary>
            <div class="disclosure__body flow">{children()}</div>
        </details>
    }
}
