//! A link to a place on the page itself: past the navigation, to a refused field.

use leptos::prelude::*;

/// Leads to the element whose id is `to`, which has to be able to take the focus. The browser goes there and moves the
/// focus along; `external` keeps the router of the app from taking the link over, which would scroll and no more.
#[component]
pub fn JumpLink(
    #[prop(into)] to: String,
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class href=format!("#{to}") rel="external">
            {children()}
        </a>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn the_browser_itself_follows_a_link_within_the_page() {
        let html = Owner::new().with(|| view! { <JumpLink to="main" class="skip">"Skip"</JumpLink> }.to_html());
        assert!(html.contains("href=\"#main\""), "{html}");
        assert!(html.contains("rel=\"external\""), "{html}");
        assert!(html.contains("class=\"skip\""), "{html}");
    }
}
