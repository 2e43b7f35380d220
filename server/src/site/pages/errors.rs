//! Pages for what is not there and for what broke. Both offer a way on.

use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant};

use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// 404.
#[must_use]
pub fn not_found(context: &PageContext) -> String {
    let (href, label) = if context.signed_in { ("/app", "Go to Today") } else { ("/", "Front page") };
    page(&PageMeta::private("Not found", "/"), context, || {
        view! {
            <Account
                title="There is nothing here"
                lead="The address may be mistyped, or what it named has been removed."
            >
                <div class="account__actions">
                    <ButtonLink href>{label}</ButtonLink>
                    <ButtonLink href="/features" variant=ButtonVariant::Quiet>"What Wellspring does"</ButtonLink>
                </div>
            </Account>
        }
    })
}

/// 500, with the id that finds the line in the log.
#[must_use]
pub fn server_error(context: &PageContext, trace_id: Option<&str>) -> String {
    let trace_id = trace_id.map(str::to_owned);
    page(&PageMeta::private("Something went wrong", "/"), context, || {
        view! {
            <Account
                title="Something went wrong here"
                lead="It is not your doing, and nothing you saved is lost. Trying again in a moment often helps."
            >
                {trace_id
                    .map(|id| {
                        view! { <p>"If it stays like this, tell the person who runs this server: " <code>{id}</code></p> }
                    })}
                <div class="account__actions">
                    <ButtonLink href="/app">"Go to Today"</ButtonLink>
                    <ButtonLink href="/" variant=ButtonVariant::Quiet>"Front page"</ButtonLink>
                </div>
            </Account>
        }
    })
}
