//! Yes or no, as one box.

use leptos::prelude::*;

use super::field::FieldText;

/// A labelled checkbox with hint and error. Unchecked, it posts nothing.
#[component]
pub fn Checkbox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: Option<String>,
    #[prop(optional)] checked: bool,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    view! {
        <div class="field">
            <label class="choice" for=text.id.clone()>
                <input
                    class="choice__input"
                    type="checkbox"
                    id=text.id.clone()
                    name=name
                    value=value.unwrap_or_else(|| "true".to_owned())
                    checked=checked
                    aria-invalid=text.invalid()
                    aria-describedby=text.described_by()
                />
                <span class="choice__text">{label}</span>
            </label>
            {text.hint_view()}
            {text.error_view()}
        </div>
    }
}
