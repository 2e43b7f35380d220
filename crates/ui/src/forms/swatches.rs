//! One of a few looks: a colour, or a picture. Each answer has a name, which is read out and shown while it is chosen.

use leptos::prelude::*;

use super::field::FieldText;
use crate::{Hue, Icon, IconName};

/// What an answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwatchLook {
    Colour(Hue),
    Picture(IconName),
    /// Neither: a dash.
    Nothing,
}

/// One answer of `Swatches`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwatchChoice {
    pub value: String,
    pub label: String,
    pub look: SwatchLook,
}

impl SwatchChoice {
    /// An answer that posts `value`, is called `label` and shows `look`.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>, look: SwatchLook) -> Self {
        Self { value: value.into(), label: label.into(), look }
    }
}

/// A fieldset of radio buttons that look like what they choose.
#[component]
pub fn Swatches(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    options: Vec<SwatchChoice>,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
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
            answer(id, name.clone(), choice, checked)
        })
        .collect();
    view! {
        <fieldset class="field field--set" aria-describedby=text.described_by() aria-invalid=text.invalid()>
            <legend class="field__label">{legend}</legend>
            {text.hint_view()}
            <div class="swatches">{answers}</div>
            {text.error_view()}
        </fieldset>
    }
}

fn answer(id: String, name: String, choice: SwatchChoice, checked: bool) -> impl IntoView {
    let (for_id, title) = (id.clone(), choice.label.clone());
    // In a colour stands the check that says which one is chosen.
    let (hue, picture) = match choice.look {
        SwatchLook::Colour(hue) => (Some(hue.name()), IconName::Check),
        SwatchLook::Picture(name) => (None, name),
        SwatchLook::Nothing => (None, IconName::Minus),
    };
    view! {
        <label class="swatch" class:swatch--colour=hue.is_some() for=for_id title=title>
            <input class="swatch__input" type="radio" id=id name=name value=choice.value checked=checked/>
            <span class="swatch__look" data-hue=hue>
                <Icon name=picture/>
            </span>
            <span class="swatch__name">{choice.label}</span>
        </label>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn each_answer_has_a_name_and_one_is_chosen() {
        let options = vec![
            SwatchChoice::new("7", "Green", SwatchLook::Colour(Hue::Swatch(7))),
            SwatchChoice::new("0", "Red", SwatchLook::Colour(Hue::Swatch(0))),
        ];
        let html = Owner::new().with(|| view! { <Swatches name="color" legend="Colour" options value="0"/> }.to_html());
        assert!(html.contains("data-hue=\"c7\"") && html.contains("Green") && html.contains("Red"), "{html}");
        assert_eq!(html.matches(" checked").count(), 1, "{html}");
        assert_eq!(html.matches("type=\"radio\"").count(), 2, "{html}");
    }
}
