//! `/sign-in`

use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use services::identity::SignIn;

use super::next_path;
use crate::{
    api::ApiError,
    middleware::{client::ClientOf, session_cookie::SessionCookie},
    site::{
        answer::{Visit, private_page, refusal, refused_page},
        pages::{self, ComeBackModel, FormErrors, SignInModel},
    },
    state::AppState,
};

/// Of an account whose end was asked for: the password is right, and its owner has to say whether they come back.
const LEAVING: &str = "account_leaving";

/// The address of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    next: Option<String>,
}

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    email: String,
    password: String,
    next: Option<String>,
}

pub(in crate::site) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    if visit.is_signed_in() {
        return Redirect::to(&next_path::or_today(asked.next.as_deref())).into_response();
    }
    let model = SignInModel { next: next_path::checked(asked.next.as_deref()), ..SignInModel::default() };
    private_page(StatusCode::OK, pages::sign_in(&visit.context(), &model))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientOf(client): ClientOf,
    headers: HeaderMap,
    Form(posted): Form<Posted>,
) -> Response {
    let cookie = SessionCookie::of(&state);
    let next = posted.next;
    let command = SignIn { email: posted.email, password: posted.password };
    match state.services.identity().sign_in(&command, &client, cookie.read(&headers)).await {
        Ok(session) => {
            let mut response = Redirect::to(&next_path::or_today(next.as_deref())).into_response();
            cookie.set(response.headers_mut(), &session);
            response
        }
        Err(error) => {
            let error = ApiError::from(error);
            let (status, errors) = refusal(&error);
            if error.0.code == LEAVING {
                let model = ComeBackModel { email: command.email, errors: FormErrors::default() };
                return refused_page(status, &errors, pages::come_back(&visit.context(), &model));
            }
            let next = next_path::checked(next.as_deref());
            let model = SignInModel { email: command.email, next, errors };
            refused_page(status, &model.errors, pages::sign_in(&visit.context(), &model))
        }
    }
}
