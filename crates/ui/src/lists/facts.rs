//! Names and values: the details of one thing.

use leptos::prelude::*;

/// A definition list in two columns.
#[component]
pub fn Facts(items: Vec<(String, String)>) -> impl IntoView {
    let lines: Vec<_> = items
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div class="facts__line">
                    <dt class="facts__name">{name}</dt>
                    <dd class="facts__value">{value}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="facts">{lines}</dl> }
}
