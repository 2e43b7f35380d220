//! "How this is computed": sentences with the figure's own numbers, for those who ask.

use leptos::prelude::*;
use ui::Disclosure;

/// `of` names the figure, so that the words that unfold are different everywhere on the page.
#[component]
pub(super) fn How(of: &'static str, #[prop(into)] sentences: Signal<Vec<String>>) -> impl IntoView {
    view! {
        <Disclosure summary=format!("How this is computed: {of}")>
            {move || sentences.get().into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect::<Vec<_>>()}
        </Disclosure>
    }
}
