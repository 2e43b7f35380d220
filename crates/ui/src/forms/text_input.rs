//! One line of text in its kinds. Uncontrolled: what is typed before hydration stays.

use leptos::prelude::*;

use super::field::FieldText;

/// What is typed, which decides keyboard and checks of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    #[default]
    Text,
    Email,
    Password,
    Decimal,
    Whole,
    Date,
    Time,
    Search,
    Url,
}

impl InputKind {
    fn html_type(self) -> &'static str {
        match self {
            Self::Text | Self::Decimal | Self::Whole => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Date => "date",
            Self::Time => "time",
            Self::Search => "search",
            Self::Url => "url",
        }
    }

    /// The keyboard of phones. Numbers are text fields, because `type=number` eats a comma.
    fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::Decimal => Some("decimal"),
            Self::Whole => Some("numeric"),
            Self::Email => Some("email"),
            Self::Url => Some("url"),
            _ => None,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Decimal | Self::Whole => "input input--figure",
            Self::Date | Self::Time => "input input--date",
            _ => "input",
        }
    }
}

/// A labelled line of text with hint and error.
#[component]
pub fn TextInput(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional, into)] placeholder: Option<String>,
    #[prop(optional, into)] suffix: Option<String>,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    let plain = matches!(kind, InputKind::Email | InputKind::Password | InputKind::Url).then_some("none");
    // A password is never written back into a page.
    let value = (kind != InputKind::Password && !value.is_empty()).then_some(value);
    view! {
        <div class="field">
            <label class="field__label" for=text.id.clone()>{label}</label>
            {text.hint_view()}
            <div class="field__line">
                <input
                    class=kind.class()
                    id=text.id.clone()
                    name=name
                    type=kind.html_type()
                    value=value
                    inputmode=kind.inputmode()
                    autocomplete=autocomplete
                    autocapitalize=plain
                    spellcheck=plain.map(|_| "false")
                    maxlength=maxlength.map(|n| n.to_string())
                    placeholder=placeholder
                    required=required
                    autofocus=autofocus
                    aria-invalid=text.invalid()
                    aria-describedby=text.described_by()
                />
                {suffix.map(|suffix| view! { <span class="field__suffix">{suffix}</span> })}
            </div>
            {text.error_view()}
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(kind: InputKind, error: Option<&str>) -> String {
        let error = error.map(str::to_owned);
        Owner::new().with(|| {
            view! { <TextInput name="password" label="Password" kind value="hunter2" hint="Long" error/> }.to_html()
        })
    }

    #[test]
    fn a_password_is_never_written_back() {
        assert!(!html(InputKind::Password, None).contains("hunter2"));
        assert!(html(InputKind::Text, None).contains("value=\"hunter2\""));
    }

    #[test]
    fn a_refused_field_points_at_its_sentence_and_its_hint() {
        let html = html(InputKind::Password, Some("too_short"));
        assert!(html.contains("aria-describedby=\"field-password-error field-password-hint\""), "{html}");
        assert!(html.contains("aria-invalid=\"true\""));
        assert!(html.contains("shorter than 15 characters"));
    }
}
