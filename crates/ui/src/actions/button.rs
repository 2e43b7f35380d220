//! A button. It submits unless told otherwise, because every action here is a form first.

use leptos::prelude::*;

use crate::{Icon, IconName};

/// How much a button asks for attention. One `Primary` a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonVariant {
    #[default]
    Primary,
    Quiet,
    Text,
    Danger,
    Icon,
}

impl ButtonVariant {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn",
            Self::Quiet => "btn btn--quiet",
            Self::Text => "btn btn--text",
            Self::Danger => "btn btn--danger",
            Self::Icon => "btn btn--icon",
        }
    }
}

/// A button with a word, an icon, or both. `label` is the accessible name where there is only an icon.
#[component]
pub fn Button(
    #[prop(optional)] variant: ButtonVariant,
    #[prop(optional)] icon: Option<IconName>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional, into)] form: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] is_button: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <button
            class=variant.class()
            type=if is_button { "button" } else { "submit" }
            name=name
            value=value
            form=form
            title=label.clone()
            aria-label=label
            disabled=move || disabled.get()
        >
            {icon.map(|name| view! { <Icon name/> })}
            {children.map(|children| view! { <span class="btn__text">{children()}</span> })}
        </button>
    }
}
