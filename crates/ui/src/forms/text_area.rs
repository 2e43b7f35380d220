//! Several lines of text. Leptos 0.8 writes the children of this element without escaping, so this is the one place
//! that may use it.

use leptos::prelude::*;

use super::field::FieldText;

/// A labelled text area with hint and error.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] rows: Option<u8>,
    #[prop(optional)] maxlength: Option<u32>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let text = FieldText::new(&name, hint, error);
    view! {
        <div class="field">
            <label class="field__label" for=text.id.clone()>{label}</label>
            {text.hint_view()}
            <textarea
                class="input input--area"
                id=text.id.clone()
                name=name
                rows=rows.unwrap_or(4).to_string()
                maxlength=maxlength.map(|n| n.to_string())
                required=required
                aria-invalid=text.invalid()
                aria-describedby=text.described_by()
            >
                {child_text(value)}
            </textarea>
            {text.error_view()}
        </div>
    }
}

/// On the server the child text must be escaped by hand; in the browser it becomes a text node, which is inert.
fn child_text(value: String) -> String {
    if cfg!(feature = "ssr") {
        // The parser drops a line break right after the start tag; a second one keeps the first of the value.
        let first = if value.starts_with('\n') { "\n" } else { "" };
        format!("{first}{}", escape_text(&value))
    } else {
        value
    }
}

/// Escapes the three characters that end or open markup in element text.
#[must_use]
pub fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(value: &'static str) -> String {
        Owner::new().with(|| view! { <TextArea name="note" label="Note" value/> }.to_html())
    }

    #[test]
    fn a_hostile_note_stays_text() {
        let html = html("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
    }

    #[test]
    fn text_is_escaped_once() {
        // Fails when a newer Leptos escapes by itself: then `child_text` must go.
        let html = html("a < b &amp; c");
        assert!(html.contains("a &lt; b &amp;amp; c"), "{html}");
        assert!(!html.contains("&amp;lt;"), "{html}");
    }

    #[test]
    fn nothing_stands_between_the_tag_and_the_text() {
        assert!(html("one").contains(">one</textarea>"), "{}", html("one"));
    }
}
