//! Sign-in. What was typed stays, except the password.

use leptos::prelude::*;
use ui::{Button, Form, InputKind, TextInput};

use super::form_errors::FormErrors;
use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SignInModel {
    pub email: String,
    /// Where to go afterwards: a path of this site that has been checked.
    pub next: Option<String>,
    pub errors: FormErrors,
}

/// The sign-in page.
#[must_use]
pub fn sign_in(context: &PageContext, model: &SignInModel) -> String {
    let meta = PageMeta::private("Sign in", "/sign-in").refused(model.errors.any());
    let model = model.clone();
    page(&meta, context, || view! { <SignIn model/> })
}

#[component]
fn SignIn(model: SignInModel) -> impl IntoView {
    let SignInModel { email, next, errors } = model;
    let first = email.is_empty() && !errors.any();
    view! {
        <Account title="Welcome back">
            <Form action="/sign-in" label="Sign in">
                {errors.summary(&[("email", "Email"), ("password", "Password")])}
                <TextInput
                    name="email"
                    label="Email"
                    kind=InputKind::Email
                    value=email
                    error=errors.of("email")
                    autocomplete="username"
                    autofocus=first
                    required=true
                />
                <TextInput
                    name="password"
                    label="Password"
                    kind=InputKind::Password
                    error=errors.of("password")
                    autocomplete="current-password"
                    required=true
                />
                {next.map(|next| view! { <input type="hidden" name="next" value=next/> })}
                <div class="account__actions">
                    <Button>"Sign in"</Button>
                    <a href="/forgot-password">"Forgot your password?"</a>
                </div>
            </Form>
            <p class="account__other">"No account yet? " <a href="/sign-up">"Sign up"</a></p>
        </Account>
    }
}
