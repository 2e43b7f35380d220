//! The picture of a habit, beside its name.

use leptos::prelude::*;
use ui::{Icon, IconName};

/// One of our own icons, or the emoji that its owner chose. Nothing without one.
#[component]
pub(crate) fn Picture(icon: Option<String>) -> impl IntoView {
    icon.map(|icon| match IconName::picture(&icon) {
        Some(name) => view! { <Icon name/> }.into_any(),
        None => view! { <span class="emoji" aria-hidden="true">{icon}</span> }.into_any(),
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::habits::ICON_NAMES;

    use super::*;

    fn html(icon: &str) -> String {
        let icon = Some(icon.to_owned());
        Owner::new().with(|| view! { <Picture icon/> }.to_html())
    }

    #[test]
    fn every_icon_that_may_be_kept_has_a_picture() {
        for name in ICON_NAMES {
            assert!(html(name).contains("<svg"), "{name}");
        }
        assert!(html("\u{1f4da}").contains("\u{1f4da}"));
    }
}
