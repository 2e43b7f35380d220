//! An address that leads nowhere, with a way on.

use leptos::prelude::*;
use ui::{ButtonLink, Empty, IconName};

use crate::page::PageHead;

/// 404, inside the frame, so that the places stay in reach.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_status(404);
    view! {
        <PageHead title="Page not found"/>
        <Empty
            title="There is nothing here"
            text="The address may be mistyped, or what it led to is gone."
            icon=IconName::Search
        >
            <ButtonLink href="/app">"Go to Today"</ButtonLink>
        </Empty>
    }
    .into_any()
}
