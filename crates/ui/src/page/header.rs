//! The head of a page: what it is, in serif, and its one action.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// Title, a line over it, a plain summary under it, and actions. The title takes focus after a change of page.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] over: Signal<Option<String>>,
    #[prop(optional, into)] summary: Option<ViewFn>,
    #[prop(optional)] back: Option<(String, String)>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let back = back.map(|(href, label)| {
        view! {
            <a class="page-head__back" href=href>
                <Icon name=IconName::ArrowLeft/>
                <span>{label}</span>
            </a>
        }
    });
    view! {
        <header class="page-head">
            {back}
            <div class="page-head__line">
                <div class="page-head__words">
                    {move || over.get().map(|over| view! { <p class="page-head__over">{over}</p> })}
                    <h1 class="page-head__title" id="page-title" tabindex="-1">{move || title.get()}</h1>
                </div>
                {children.map(|children| view! { <div class="page-head__actions">{children()}</div> })}
            </div>
            {summary.map(|summary| view! { <p class="page-head__summary">{summary.run()}</p> })}
        </header>
    }
}
