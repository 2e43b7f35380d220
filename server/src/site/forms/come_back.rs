//! `/come-back`: taking the end of an account back. It takes the password: whoever has only a session has none any
//! more.

use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use services::identity::SignIn;

use crate::{
    api::ApiError,
    middleware::{client::ClientOf, session_cookie::SessionCookie},
    site::{
        answer::{Visit, private_page, refusal, refused_page},
        pages::{self, ComeBackModel},
    },
    state::AppState,
};

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    email: String,
    password: String,
}

pub(in crate::site) async fn show(visit: Visit) -> Response {
    if visit.is_signed_in() {
        return Redirect::to("/app").into_response();
    }
    private_page(StatusCode::OK, pages::come_back(&visit.context(), &ComeBackModel::default()))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientOf(client): ClientOf,
    headers: HeaderMap,
    Form(posted): Form<Posted>,
) -> Response {
    let cookie = SessionCookie::of(&state);
    let command = SignIn { email: posted.email, password: posted.password };
    match state.services.identity().come_back(&command, &client, cookie.read(&headers)).await {
        Ok(session) => {
            let mut response = Redirect::to("/app").into_response();
            cookie.set(response.headers_mut(), &session);
            response
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let model = ComeBackModel { email: command.email, errors };
            refused_page(status, &model.errors, pages::come_back(&visit.context(), &model))
        }
    }
}
