//! One of a few, all of them visible: as a list with explanations, or as chips.

use leptos::prelude::*;

use super::field::FieldText;

/// One answer of a `RadioGroup`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub note: Option<String>,
}

impl Choice {
    /// An answer that posts `value` and reads `label`.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: None }
    }

    /// The same with a sentence that explains it.
    #[must_use]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }
}

/// A fieldset of radio buttons with hint and error.
#[component]
pub fn RadioGroup(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    options: Vec<Choice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] chips: bool,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    let id = text.id.clone();
    let answers: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(n, choice)| {
            // The first answer carries the id that the error summary links to.
            let id = if n == 0 { id.clone() } else { format!("{id}-{n}") };
            let checked = choice.value == value;
            answer(id, name.clone(), choice, checked, chips)
        })
        .collect();
    view! {
        <fieldset class="field field--set" aria-describedby=text.described_by() aria-invalid=text.invalid()>
            <legend class="field__label">{legend}</legend>
            {text.hint_view()}
            <div class=if chips { "chips" } else { "choices" }>{answers}</div>
            {text.error_view()}
        </fieldset>
    }
}

fn answer(id: String, name: String, choice: Choice, checked: bool, chips: bool) -> impl IntoView {
    let for_id = id.clone();
    view! {
        <label class=if chips { "chip" } else { "choice" } for=for_id>
            <input
                class=if chips { "chip__input" } else { "choice__input" }
                type="radio"
                id=id
                name=name
                value=choice.value
                checked=checked
            />
            <span class=if chips { "chip__text" } else { "choice__text" }>
                {choice.label} {choice.note.map(|note| view! { <span class="choice__note">{note}</span> })}
            </span>
        </label>
    }
}
