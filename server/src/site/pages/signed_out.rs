//! After sign-out: what happened, and the way back.

use leptos::prelude::*;
use ui::ButtonLink;

use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// The page after signing out.
#[must_use]
pub fn signed_out(context: &PageContext) -> String {
    page(&PageMeta::private("Signed out", "/signed-out"), context, || {
        view! {
            <Account title="You are signed out" lead="What you saved is on the server. See you tomorrow.">
                <div class="account__actions">
                    <ButtonLink href="/sign-in">"Sign in"</ButtonLink>
                    <a href="/">"Front page"</a>
                </div>
            </Account>
        }
    })
}
