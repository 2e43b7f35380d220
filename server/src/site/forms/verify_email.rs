//! `/verify-email`

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

use crate::{
    api::ApiError,
    site::{
        answer::{Visit, private_page, refusal, refused_page, without_referrer},
        pages::{self, VerifyEmailModel, VerifyEmailState},
    },
    state::AppState,
};

/// The address of the page, or what is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Link {
    token: String,
}

pub(in crate::site) async fn show(visit: Visit, Query(Link { token }): Query<Link>) -> Response {
    let state = match token.is_empty() {
        true => VerifyEmailState::Failed { code: "token_invalid".to_owned() },
        false => VerifyEmailState::Confirm { token },
    };
    let model = VerifyEmailModel { state, signed_in: visit.is_signed_in() };
    without_referrer(private_page(StatusCode::OK, pages::verify_email(&visit.context(), &model)))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    Form(Link { token }): Form<Link>,
) -> Response {
    let signed_in = visit.is_signed_in();
    match state.services.identity().verify_email(&token).await {
        Ok(()) => {
            let model = VerifyEmailModel { state: VerifyEmailState::Done, signed_in };
            private_page(StatusCode::OK, pages::verify_email(&visit.context(), &model))
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let code = errors.problem.clone().unwrap_or_default();
            let model = VerifyEmailModel { state: VerifyEmailState::Failed { code }, signed_in };
            refused_page(status, &errors, pages::verify_email(&visit.context(), &model))
        }
    }
}
