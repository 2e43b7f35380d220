//! A row that leads somewhere: the lists of More and Settings.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// A row that is one link, with a chevron.
#[component]
pub fn LinkRow(
    #[prop(into)] href: String,
    #[prop(into)] title: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(optional)] icon: Option<IconName>,
) -> impl IntoView {
    view! {
        <li class="row row--link">
            <a class="link-row" href=href>
                {icon.map(|name| view! { <Icon name/> })}
                <span class="link-row__main">
                    <span class="link-row__title">{title}</span>
                    {note.map(|note| view! { <span class="link-row__note">{note}</span> })}
                </span>
                <Icon name=IconName::ChevronRight/>
            </a>
        </li>
    }
}
