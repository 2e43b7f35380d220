//! Tabs as links: which one is open stands in the address, so it can be shared, reloaded, and gone back from.

use leptos::prelude::*;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TabLink {
    pub href: String,
    pub label: String,
    pub current: bool,
}

impl TabLink {
    /// A tab that leads to `href`.
    #[must_use]
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), current }
    }
}

/// A row of tabs.
#[component]
pub fn TabLinks(#[prop(into)] label: String, items: Vec<TabLink>) -> impl IntoView {
    let links: Vec<_> = items
        .into_iter()
        .map(|tab| {
            view! { <a class="tabs__tab" href=tab.href aria-current=tab.current.then_some("page")>{tab.label}</a> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=label>{links}</nav> }
}
