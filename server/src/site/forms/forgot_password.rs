//! `/forgot-password`

use axum::{Form, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

use crate::{
    api::ApiError,
    middleware::client::ClientOf,
    site::{
        answer::{Visit, private_page, refusal, refused_page},
        pages::{self, ForgotPasswordModel},
    },
    state::AppState,
};

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    email: String,
}

pub(in crate::site) async fn show(visit: Visit) -> Response {
    private_page(StatusCode::OK, pages::forgot_password(&visit.context(), &ForgotPasswordModel::default()))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientOf(client): ClientOf,
    Form(Posted { email }): Form<Posted>,
) -> Response {
    match state.services.identity().forgot_password(&email, &client).await {
        Ok(()) => {
            let model = ForgotPasswordModel { sent: true, ..ForgotPasswordModel::default() };
            private_page(StatusCode::OK, pages::forgot_password(&visit.context(), &model))
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let model = ForgotPasswordModel { email, sent: false, errors };
            refused_page(status, &model.errors, pages::forgot_password(&visit.context(), &model))
        }
    }
}
