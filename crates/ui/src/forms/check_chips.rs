//! Any of a few, as chips: above all the seven weekdays, in the order of the user's week.

use leptos::prelude::*;

use super::field::FieldText;

/// One chip. `short` is shown, `label` is read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckChoice {
    pub value: String,
    pub short: String,
    pub label: String,
    pub checked: bool,
}

/// A fieldset of checkboxes that look like chips, with hint and error.
#[component]
pub fn CheckChips(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    options: Vec<CheckChoice>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    let id = text.id.clone();
    // A week fits one line of equal chips; words take the room they need.
    let class = if options.len() == 7 { "chips chips--even" } else { "chips" };
    let chips: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(n, choice)| {
            let id = if n == 0 { id.clone() } else { format!("{id}-{n}") };
            let same = choice.short == choice.label;
            let for_id = id.clone();
            view! {
                <label class="chip" for=for_id>
                    <input
                        class="chip__input"
                        type="checkbox"
                        id=id
                        name=name.clone()
                        value=choice.value
                        checked=choice.checked
                        aria-label=(!same).then_some(choice.label)
                    />
                    <span class="chip__text">{choice.short}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="field field--set" aria-describedby=text.described_by() aria-invalid=text.invalid()>
            <legend class="field__label">{legend}</legend>
            {text.hint_view()}
            <div class=class>{chips}</div>
            {text.error_view()}
        </fieldset>
    }
}
