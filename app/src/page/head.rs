//! The head of a page: title of the document, heading, and where the focus goes after a change of page.

use leptos::{children::ViewFn, prelude::*, text_prop::TextProp};
use leptos_meta::Title;
use leptos_router::hooks::use_location;
use ui::PageHeader;

use super::focus::focus_on;

/// Set by the frame when the place has changed: the next heading takes the focus, which makes it heard.
#[derive(Debug, Clone, Copy)]
pub struct PendingFocus(pub RwSignal<bool>);

/// Title and heading of a page. Without `document`, the heading is the title of the document too.
#[component]
pub fn PageHead(
    #[prop(into)] title: Signal<String>,
    #[prop(optional_no_strip, into)] document: Option<Signal<String>>,
    #[prop(optional, into)] over: Signal<Option<String>>,
    #[prop(optional_no_strip)] summary: Option<ViewFn>,
    #[prop(optional_no_strip)] back: Option<(String, String)>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    if let Some(PendingFocus(pending)) = use_context::<PendingFocus>() {
        // The heading of the page before is still there while the next one loads; it must not take the focus.
        let path = use_location().pathname;
        let own_path = path.get_untracked();
        Effect::new(move |_| {
            if pending.get() && path.get_untracked() == own_path {
                pending.set(false);
                focus_on("page-title".to_owned());
            }
        });
    }
    let document = document.unwrap_or(title);
    let actions = children.map(|children| children());
    view! {
        <Title text=document_title(document)/>
        {head(title, over, summary, back, actions)}
    }
}

/// The server writes the head of the document last, when the signals of the page are gone: there the title is fixed as
/// the page is built. In the browser it follows.
fn document_title(document: Signal<String>) -> TextProp {
    if cfg!(feature = "hydrate") {
        TextProp::from(move || document.get())
    } else {
        escaped(&document.get_untracked()).into()
    }
}

/// `leptos_meta` writes the title into the document as it is (0.8.7), so that a habit's name could end the element and
/// go on as markup. In the browser the title is set as text and needs none of this.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn head(
    title: Signal<String>,
    over: Signal<Option<String>>,
    summary: Option<ViewFn>,
    back: Option<(String, String)>,
    actions: Option<AnyView>,
) -> AnyView {
    match (back, summary) {
        (Some(back), _) => view! { <PageHeader title over back>{actions}</PageHeader> }.into_any(),
        (None, Some(summary)) => view! { <PageHeader title over summary>{actions}</PageHeader> }.into_any(),
        (None, None) => view! { <PageHeader title over>{actions}</PageHeader> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_its_element() {
        assert_eq!(escaped("</title><b>"), "&lt;/title>&lt;b>");
        assert_eq!(escaped("Tea &lt; 3 & more"), "Tea &amp;lt; 3 &amp; more");
    }
}
