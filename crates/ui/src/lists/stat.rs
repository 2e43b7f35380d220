//! Figures that matter on a page, typeset side by side.

use leptos::prelude::*;

/// A row of figures.
#[component]
pub fn Stats(children: Children) -> impl IntoView {
    view! { <dl class="stats">{children()}</dl> }
}

/// One figure: what it is, the number, its unit, and a note.
#[component]
pub fn Stat(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] unit: Signal<String>,
    #[prop(optional, into)] note: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="stat">
            <dt class="stat__label">{label}</dt>
            <dd class="stat__value">
                <span class="stat__number">{move || value.get()}</span>
                " "
                <span class="stat__unit">{move || unit.get()}</span>
            </dd>
            {move || note.get().map(|note| view! { <dd class="stat__note">{note}</dd> })}
        </div>
    }
}
