//! The way back into an account whose end was asked for, and the page after asking.

use leptos::prelude::*;
use ui::{Button, ButtonLink, Form, InputKind, TextInput};

use super::form_errors::FormErrors;
use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct ComeBackModel {
    pub email: String,
    pub errors: FormErrors,
}

/// The page that takes the end of an account back.
#[must_use]
pub fn come_back(context: &PageContext, model: &ComeBackModel) -> String {
    let meta = PageMeta::private("Come back", "/come-back").refused(model.errors.any());
    let model = model.clone();
    page(&meta, context, || view! { <ComeBack model/> })
}

#[component]
fn ComeBack(model: ComeBackModel) -> impl IntoView {
    let ComeBackModel { email, errors } = model;
    let lead =
        "The end of your account was asked for, and everything is still here. Say that you come back, and it stays.";
    view! {
        <Account title="You can come back" lead=lead>
            <Form action="/come-back" label="Come back">
                {errors.summary(&[("email", "Email"), ("password", "Password")])}
                <TextInput
                    name="email"
                    label="Email"
                    kind=InputKind::Email
                    value=email
                    error=errors.of("email")
                    autocomplete="username"
                    required=true
                />
                <TextInput
                    name="password"
                    label="Password"
                    kind=InputKind::Password
                    error=errors.of("password")
                    hint="Once more, so that nobody else decides about it."
                    autocomplete="current-password"
                    required=true
                />
                <div class="account__actions">
                    <Button>"Keep my account"</Button>
                    <a href="/forgot-password">"Forgot your password?"</a>
                </div>
            </Form>
            <p class="account__other">
                "If you do nothing, all of it is erased when the 14 days are over."
            </p>
        </Account>
    }
}

/// The page after asking for the end of an account.
#[must_use]
pub fn left(context: &PageContext) -> String {
    page(&PageMeta::private("Signed out", "/left"), context, || {
        view! {
            <Account
                title="You are signed out everywhere"
                lead="For 14 days nothing is erased. After that everything is, and it cannot be brought back."
            >
                <p>
                    "We have sent you a mail that says until when. Thank you for the time that you were here."
                </p>
                <div class="account__actions">
                    <ButtonLink href="/come-back">"I changed my mind"</ButtonLink>
                    <a href="/">"Front page"</a>
                </div>
            </Account>
        }
    })
}
