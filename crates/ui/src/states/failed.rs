//! Not now, not here, not for you: whole-page states that always leave a way on.

use leptos::prelude::*;

use super::empty::Empty;
use crate::{ButtonLink, ButtonVariant, IconName, words};

/// Something could not be shown. `trace_id` is what an operator looks for in the log.
#[component]
pub fn Failed(
    #[prop(into)] code: String,
    #[prop(optional_no_strip, into)] trace_id: Option<String>,
    #[prop(optional, into)] retry_href: Option<String>,
) -> impl IntoView {
    let title = if code == "not_found" { "Not found" } else { "That did not work" };
    view! {
        <Empty title text=words::sentence(&code) icon=IconName::Alert>
            {retry_href.map(|href| view! { <ButtonLink href variant=ButtonVariant::Quiet>"Try again"</ButtonLink> })}
            {trace_id
                .map(|id| {
                    view! {
                        <p class="state__trace">
                            "If you report this, name " <code class="num">{id}</code>
                        </p>
                    }
                })}
        </Empty>
    }
}

/// This page needs a connection.
#[component]
pub fn Offline(#[prop(optional, into)] text: Option<String>) -> impl IntoView {
    let text = text.unwrap_or_else(|| {
        "This page needs a connection. What you do on other pages is kept on this device until then.".to_owned()
    });
    view! { <Empty title="You are offline" text icon=IconName::CloudOff/> }
}

/// This page belongs to someone else, or to another role.
#[component]
pub fn NoPermission() -> impl IntoView {
    view! {
        <Empty
            title="This is not open to you"
            text="Your account may not see this page. If you think it should, ask the person who runs this server."
            icon=IconName::Lock
        />
    }
}
