//! What was shared and is too long to be carried to the page that keeps it: shown whole, so that nothing is lost.

use domain::shared_text::SharedText;
use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, TextArea};

use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// The page of a long text.
#[must_use]
pub fn shared_text(context: &PageContext, shared: &SharedText) -> String {
    let fields = [&shared.title, &shared.text, &shared.url];
    let whole: Vec<&str> = fields.into_iter().map(String::as_str).filter(|field| !field.trim().is_empty()).collect();
    let whole = whole.join("\n");
    page(&PageMeta::private("Shared with Wellspring", "/share"), context, || {
        view! {
            <Account
                title="Here is what you shared"
                lead="This browser could not keep a text of this length by itself. Copy it from here before you go on."
            >
                <TextArea name="text" label="What you shared" value=whole rows=12/>
                <div class="account__actions">
                    <ButtonLink href="/app" variant=ButtonVariant::Quiet>"Open Wellspring"</ButtonLink>
                </div>
            </Account>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::layout::PageAssets;

    #[test]
    fn the_whole_text_stands_there_and_stays_text() {
        let assets = PageAssets::default();
        let context = PageContext { assets: &assets, public_url: "https://w.example", theme: None, signed_in: false };
        let text = format!("{}</textarea><script>alert(1)</script>", "word ".repeat(2000));
        let shared = SharedText { title: "A title".to_owned(), text, url: String::new() };
        let html = shared_text(&context, &shared);
        assert_eq!(html.matches("word ").count(), 2000);
        assert!(html.contains("A title") && !html.contains("<script>alert"), "{html}");
    }
}
