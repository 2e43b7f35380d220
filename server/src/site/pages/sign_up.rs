//! Sign-up: four fields, one of which usually fills itself.

use domain::habits::starter_stacks::starter;
use leptos::prelude::*;
use ui::{Button, Form, InputKind, Select, TextInput};

use super::form_errors::FormErrors;
use super::prose::Account;
use super::time_zones;
use crate::site::layout::{PageContext, PageMeta, page};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct SignUpModel {
    pub display_name: String,
    pub email: String,
    /// IANA name; empty until one was chosen.
    pub time_zone: String,
    /// Slug of the starter stack to begin with.
    pub stack: Option<&'static str>,
    pub errors: FormErrors,
}

/// The sign-up page.
#[must_use]
pub fn sign_up(context: &PageContext, model: &SignUpModel) -> String {
    let description = "Make an account and check in your first habit. No network needed afterwards.";
    let meta = PageMeta::public("Sign up", description, "/sign-up").refused(model.errors.any());
    let model = model.clone();
    page(&meta, context, || view! { <SignUp model/> })
}

const LABELS: [(&str, &str); 4] = [
    ("display_name", "What should we call you?"),
    ("email", "Email"),
    ("password", "Password"),
    ("time_zone", "Time zone"),
];

#[component]
fn SignUp(model: SignUpModel) -> impl IntoView {
    let SignUpModel { display_name, email, time_zone, stack, errors } = model;
    let title = stack.and_then(starter).map_or("Start with one habit", |starter| starter.title);
    // Who has an account already comes to the same place.
    let sign_in = stack.map_or_else(|| "/sign-in".to_owned(), |slug| format!("/sign-in?next=/app/start?stack={slug}"));
    view! {
        <Account title lead="A minute now, a few seconds a day from then on.">
            <Form action="/sign-up" label="Sign up">
                {errors.summary(&LABELS)}
                <TextInput
                    name="display_name"
                    label="What should we call you?"
                    value=display_name
                    error=errors.of("display_name")
                    autocomplete="name"
                    autofocus={!errors.any()}
                    maxlength=80
                    required=true
                />
                <TextInput
                    name="email"
                    label="Email"
                    kind=InputKind::Email
                    value=email
                    hint="For signing in and for a new password. Nothing else is sent."
                    error=errors.of("email")
                    autocomplete="username"
                    required=true
                />
                <TextInput
                    name="password"
                    label="Password"
                    kind=InputKind::Password
                    hint="At least 15 characters. Three or four words in a row work well."
                    error=errors.of("password")
                    autocomplete="new-password"
                    required=true
                />
                {zone(&time_zone, errors.of("time_zone"))}
                {stack.map(|slug| view! { <input type="hidden" name="stack" value=slug/> })}
                <div class="account__actions">
                    <Button>"Make my account"</Button>
                </div>
                <p class="account__small">
                    "By signing up you agree to the " <a href="/terms">"terms"</a>
                    ". What is kept about you stands under " <a href="/privacy">"privacy"</a> "."
                </p>
            </Form>
            <p class="account__other">"Already have an account? " <a href=sign_in>"Sign in"</a></p>
        </Account>
    }
}

/// The zone field. While nothing was chosen, the script of the public pages may fill it.
fn zone(chosen: &str, error: Option<String>) -> impl IntoView + use<> {
    let detect = chosen.is_empty().then_some("time-zone");
    let value = if chosen.is_empty() { "UTC".to_owned() } else { chosen.to_owned() };
    view! {
        <Select
            name="time_zone"
            label="Time zone"
            options=time_zones::options(&value)
            value
            hint="So that your day ends when yours does. You can change it later."
            error
            attr:data-detect=detect
        />
    }
}
