//! That a list has more than its page shows. What is hidden is told, with the way to it: else it would look lost.

use leptos::prelude::*;

/// How many rows are left out, as a link to them. Nothing where all are shown. `most`: how many are shown.
#[component]
pub(in crate::tasks) fn Rest(count: Signal<usize>, most: usize, #[prop(into)] href: Signal<String>) -> impl IntoView {
    move || {
        let hidden = count.get().saturating_sub(most);
        (hidden > 0).then(|| view! { <p class="list-note"><a href=href.get()>{format!("{hidden} more")}</a></p> })
    }
}
