//! `/reset-password`

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use services::identity::ResetPassword;

use crate::{
    api::ApiError,
    middleware::{client::ClientOf, session_cookie::SessionCookie},
    site::{
        answer::{Visit, private_page, refusal, refused_page, without_referrer},
        pages::{self, FormErrors, ResetPasswordModel},
    },
    state::AppState,
};

/// The address of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    token: String,
}

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    token: String,
    password: String,
}

pub(in crate::site) async fn show(visit: Visit, Query(Asked { token }): Query<Asked>) -> Response {
    let problem = token.is_empty().then(|| "token_invalid".to_owned());
    let model = ResetPasswordModel { token, done: false, errors: FormErrors { problem, ..FormErrors::default() } };
    without_referrer(private_page(StatusCode::OK, pages::reset_password(&visit.context(), &model)))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientOf(client): ClientOf,
    Form(Posted { token, password }): Form<Posted>,
) -> Response {
    let command = ResetPassword { token, password };
    match state.services.identity().reset_password(&command, &client).await {
        Ok(()) => {
            let model = ResetPasswordModel { done: true, ..ResetPasswordModel::default() };
            let mut response = private_page(StatusCode::OK, pages::reset_password(&visit.context(), &model));
            // Every session has ended, this browser's too.
            SessionCookie::of(&state).clear(response.headers_mut());
            response
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let model = ResetPasswordModel { token: command.token, done: false, errors };
            without_referrer(refused_page(status, &model.errors, pages::reset_password(&visit.context(), &model)))
        }
    }
}
