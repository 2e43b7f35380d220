//! The way between one day and many: Today and the week are two looks at the same.

use leptos::prelude::*;

/// Two links at the top of both. Written out, because it stands on the page whose code comes first.
#[component]
pub(super) fn ViewSwitch(is_week: bool) -> impl IntoView {
    let (day, week) = if is_week { (None, Some("page")) } else { (Some("page"), None) };
    view! {
        <nav class="tabs" aria-label="Day or week">
            <a class="tabs__tab" href="/app" aria-current=day>
                "Today"
            </a>
            <a class="tabs__tab" href="/app/grid" aria-current=week>
                "Week"
            </a>
        </nav>
    }
}
