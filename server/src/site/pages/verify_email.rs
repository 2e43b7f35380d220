//! Confirming an address. The link of the mail only opens this page; the button confirms, because programs that look
//! into mail follow links, and nothing changes by GET.

use leptos::prelude::*;
use ui::{Button, ButtonLink, Form, words};

use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// How far confirming has come.
#[derive(Debug, Clone)]
pub enum VerifyEmailState {
    /// The link was opened.
    Confirm { token: String },
    /// The address is confirmed.
    Done,
    /// The link does not work, and why.
    Failed { code: String },
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct VerifyEmailModel {
    pub state: VerifyEmailState,
    pub signed_in: bool,
}

/// The page of the link in the mail.
#[must_use]
pub fn verify_email(context: &PageContext, model: &VerifyEmailModel) -> String {
    let failed = matches!(model.state, VerifyEmailState::Failed { .. });
    let meta = PageMeta::private("Confirm your address", "/verify-email").refused(failed);
    let model = model.clone();
    page(&meta, context, || view! { <VerifyEmail model/> })
}

#[component]
fn VerifyEmail(model: VerifyEmailModel) -> impl IntoView {
    let (href, label) = if model.signed_in { ("/app", "Go to Today") } else { ("/sign-in", "Sign in") };
    match model.state {
        VerifyEmailState::Confirm { token } => view! {
            <Account title="Confirm your address" lead="One press, and this address is yours here.">
                <Form action="/verify-email" label="Confirm your address">
                    <input type="hidden" name="token" value=token/>
                    <div class="account__actions"><Button>"Confirm address"</Button></div>
                </Form>
            </Account>
        }
        .into_any(),
        VerifyEmailState::Done => view! {
            <Account title="Address confirmed" lead="From now on you can get a new password by mail.">
                <div class="account__actions"><ButtonLink href>{label}</ButtonLink></div>
            </Account>
        }
        .into_any(),
        VerifyEmailState::Failed { code } => view! {
            <Account title="This link does not work" lead=words::sentence(&code)>
                <p>"Links work once. Under Settings you can have another one sent."</p>
                <div class="account__actions"><ButtonLink href>{label}</ButtonLink></div>
            </Account>
        }
        .into_any(),
    }
}
