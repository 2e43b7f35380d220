//! Asking for a new password. The answer is the same whether the address has an account or not.

use leptos::prelude::*;
use ui::{Button, Form, InputKind, TextInput};

use super::form_errors::FormErrors;
use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct ForgotPasswordModel {
    pub email: String,
    /// After the form was accepted.
    pub sent: bool,
    pub errors: FormErrors,
}

/// The page that asks for a new password, or says that a mail is on its way.
#[must_use]
pub fn forgot_password(context: &PageContext, model: &ForgotPasswordModel) -> String {
    let meta = PageMeta::private("New password", "/forgot-password").refused(model.errors.any());
    let model = model.clone();
    page(&meta, context, || if model.sent { view! { <Sent/> }.into_any() } else { view! { <Ask model/> }.into_any() })
}

#[component]
fn Ask(model: ForgotPasswordModel) -> impl IntoView {
    let ForgotPasswordModel { email, errors, .. } = model;
    view! {
        <Account title="Choose a new password" lead="We send a link to your address. It works once, for half an hour.">
            <Form action="/forgot-password" label="New password">
                {errors.summary(&[("email", "Email")])}
                <TextInput
                    name="email"
                    label="Email"
                    kind=InputKind::Email
                    value=email
                    error=errors.of("email")
                    autocomplete="username"
                    required=true
                />
                <div class="account__actions">
                    <Button>"Send the link"</Button>
                    <a href="/sign-in">"Back to sign-in"</a>
                </div>
            </Form>
        </Account>
    }
}

#[component]
fn Sent() -> impl IntoView {
    view! {
        <Account
            title="Look into your mail"
            lead="If there is an account with this address, a link is on its way. It works once, for half an hour."
        >
            <p>"Nothing there after a few minutes? Look among unwanted mail, or " <a href="/forgot-password">"ask again"</a> "."</p>
        </Account>
    }
}
