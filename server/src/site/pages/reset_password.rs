//! Choosing the new password, with the token of the mail.

use leptos::prelude::*;
use ui::{Button, ButtonLink, Form, InputKind, TextInput};

use super::form_errors::FormErrors;
use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct ResetPasswordModel {
    /// The token of the link, posted back.
    pub token: String,
    /// After the password was changed.
    pub done: bool,
    pub errors: FormErrors,
}

/// The page that takes a new password, or says that it is set.
#[must_use]
pub fn reset_password(context: &PageContext, model: &ResetPasswordModel) -> String {
    let meta = PageMeta::private("New password", "/reset-password").refused(model.errors.any());
    let model = model.clone();
    page(
        &meta,
        context,
        || if model.done { view! { <Done/> }.into_any() } else { view! { <Choose model/> }.into_any() },
    )
}

#[component]
fn Choose(model: ResetPasswordModel) -> impl IntoView {
    let ResetPasswordModel { token, errors, .. } = model;
    view! {
        <Account title="Your new password" lead="Saving it signs out every device and revokes your access tokens.">
            <Form action="/reset-password" label="New password">
                {errors.summary(&[("password", "New password")])}
                <input type="hidden" name="token" value=token/>
                <TextInput
                    name="password"
                    label="New password"
                    kind=InputKind::Password
                    hint="At least 15 characters. Three or four words in a row work well."
                    error=errors.of("password")
                    autocomplete="new-password"
                    required=true
                />
                <div class="account__actions">
                    <Button>"Save password"</Button>
                    <a href="/forgot-password">"Ask for a new link"</a>
                </div>
            </Form>
        </Account>
    }
}

#[component]
fn Done() -> impl IntoView {
    view! {
        <Account title="Password saved" lead="Sign in with it now. Every other device has been signed out.">
            <div class="account__actions"><ButtonLink href="/sign-in">"Sign in"</ButtonLink></div>
        </Account>
    }
}
