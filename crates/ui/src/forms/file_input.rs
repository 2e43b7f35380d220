//! One file from the device. The native control: it knows the device's folders, and works before any script has run.

use leptos::prelude::*;

use super::field::FieldText;

/// A labelled choice of a file, in a form that carries files. It names no kinds of files: phones then hide what they do
/// not know by its ending, and a backup is just that.
#[component]
pub fn FileInput(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    view! {
        <div class="field">
            <label class="field__label" for=text.id.clone()>{label}</label>
            {text.hint_view()}
            <input
                class="input input--file"
                type="file"
                id=text.id.clone()
                name=name
                required=true
                aria-invalid=text.invalid()
                aria-describedby=text.described_by()
            />
            {text.error_view()}
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::Form;

    #[test]
    fn a_form_with_a_file_is_posted_in_parts() {
        let html = Owner::new().with(|| {
            view! { <Form action="/import" files=true><FileInput name="file" label="Your file"/></Form> }.to_html()
        });
        assert!(html.contains("enctype=\"multipart/form-data\"") && html.contains("type=\"file\""), "{html}");
        let html = Owner::new().with(|| view! { <Form action="/import">"Nothing"</Form> }.to_html());
        assert!(!html.contains("enctype"), "{html}");
    }
}
