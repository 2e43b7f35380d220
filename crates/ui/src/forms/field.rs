//! What every field shares: ids, hint, error, and the attributes that tie them to the control.

use leptos::prelude::*;

use crate::{Icon, IconName, words};

/// The id of the control that posts `name`: `habit[days][]` becomes `field-habit-days`.
#[must_use]
pub fn control_id(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let words: String = name.chars().map(plain).collect();
    let mut id = String::from("field");
    for part in words.split('-').filter(|part| !part.is_empty()) {
        id.push('-');
        id.push_str(part);
    }
    id
}

/// The last word of a form name, which is what errors call the field: `habit[name]` is `name`.
fn field_name(name: &str) -> &str {
    name.rsplit(['[', '.', ']']).find(|part| !part.is_empty()).unwrap_or(name)
}

/// Ids, hint and error of one field.
#[derive(Clone)]
pub(crate) struct FieldText {
    pub(crate) id: String,
    name: String,
    hint: Option<String>,
    pub(crate) error: Signal<Option<String>>,
}

impl FieldText {
    pub(crate) fn new(name: &str, hint: Option<String>, error: Signal<Option<String>>) -> Self {
        Self { id: control_id(name), name: field_name(name).to_owned(), hint, error }
    }

    /// `aria-describedby`: the hint, and the error once there is one.
    pub(crate) fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + Clone + 'static + use<> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error_id = format!("{}-error", self.id);
        let error = self.error;
        move || match (hint.clone(), error.get().is_some()) {
            (Some(hint), true) => Some(format!("{error_id} {hint}")),
            (Some(hint), false) => Some(hint),
            (None, true) => Some(error_id.clone()),
            (None, false) => None,
        }
    }

    /// `aria-invalid`, present only while the field is refused.
    pub(crate) fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Clone + 'static + use<> {
        let error = self.error;
        move || error.get().map(|_| "true")
    }

    /// The hint under the label.
    pub(crate) fn hint_view(&self) -> Option<AnyView> {
        let id = format!("{}-hint", self.id);
        self.hint.clone().map(|text| view! { <p class="field__hint" id=id>{text}</p> }.into_any())
    }

    /// The error under the control, as a sentence.
    pub(crate) fn error_view(&self) -> impl IntoView + use<> {
        let (id, name, error) = (format!("{}-error", self.id), self.name.clone(), self.error);
        move || {
            error.get().map(|code| {
                view! {
                    <p class="field__error" id=id.clone()>
                        <Icon name=IconName::Alert/>
                        <span>{words::field_sentence(&name, &code)}</span>
                    </p>
                }
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_no_brackets() {
        assert_eq!(control_id("name"), "field-name");
        assert_eq!(control_id("form[starts_on]"), "field-form-starts_on");
        assert_eq!(control_id("form[days][]"), "field-form-days");
    }

    #[test]
    fn errors_call_a_field_by_its_last_word() {
        assert_eq!(field_name("form[days][]"), "days");
        assert_eq!(field_name("schedule.days"), "days");
        assert_eq!(field_name("name"), "name");
    }
}
