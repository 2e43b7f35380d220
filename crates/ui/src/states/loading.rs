//! Not yet: rows without words. Appears only when 300 ms have passed, so that fast pages do not flicker.

use leptos::prelude::*;

/// Skeleton rows.
#[component]
pub fn Loading(#[prop(optional)] rows: Option<u8>, #[prop(optional, into)] label: Option<String>) -> impl IntoView {
    let lines: Vec<_> = (0..rows.unwrap_or(4))
        .map(|_| {
            view! {
                <div class="skeleton__row">
                    <span class="skeleton__dot"></span>
                    <span class="skeleton__line"></span>
                </div>
            }
        })
        .collect();
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label.unwrap_or_else(|| "Loading".to_owned())}</span>
            <div aria-hidden="true">{lines}</div>
        </div>
    }
}
