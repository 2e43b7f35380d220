//! A box of words inside a page. Rare: most pages need none.

use leptos::prelude::*;

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    Good,
    Warning,
    Danger,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice",
            Self::Good => "notice notice--good",
            Self::Warning => "notice notice--warning",
            Self::Danger => "notice notice--danger",
        }
    }
}

/// Words set apart.
#[component]
pub fn Notice(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    view! { <div class=tone.class()>{children()}</div> }
}
