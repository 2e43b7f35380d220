//! How much is unread. The server says it with the document; from then on it comes with every answer of the change
//! feed, which the live hints ask for.

use leptos::prelude::*;

use crate::offline::use_offline;

/// How many notifications were unread when the server made the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadAtStart(pub i64);

/// Reads in the browser what the server wrote into the document. On the server it is in the context already.
pub fn provide_unread() {
    #[cfg(feature = "hydrate")]
    {
        let root = document().document_element();
        let count = root.and_then(|html| html.get_attribute("data-unread")).and_then(|text| text.parse().ok());
        provide_context(UnreadAtStart(count.unwrap_or_default()));
    }
}

/// How many notifications are unread now; 100 stands for more.
#[must_use]
pub fn unread() -> Signal<i64> {
    let start = use_context::<UnreadAtStart>().map_or(0, |unread| unread.0);
    let status = use_offline().status();
    Memo::new(move |_| status.with(|status| status.unread).unwrap_or(start)).into()
}
