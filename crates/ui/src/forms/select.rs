//! One of many. The native control: it is what phones do best.

use leptos::prelude::*;

use super::field::FieldText;

/// One line of a `Select`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    pub value: String,
    pub label: String,
}

impl SelectOption {
    /// An option that posts `value` and reads `label`.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A labelled drop-down with hint and error.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<SelectOption>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] autocomplete: Option<&'static str>,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    let lines: Vec<_> = options
        .into_iter()
        .map(|option| {
            let selected = option.value == value;
            view! { <option value=option.value selected=selected>{option.label}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label class="field__label" for=text.id.clone()>{label}</label>
            {text.hint_view()}
            <select
                class="input input--select"
                id=text.id.clone()
                name=name
                autocomplete=autocomplete
                aria-invalid=text.invalid()
                aria-describedby=text.described_by()
            >
                {lines}
            </select>
            {text.error_view()}
        </div>
    }
}
