//! `/sign-up`

use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use services::identity::SignUp;

use crate::{
    api::ApiError,
    middleware::{client::ClientOf, session_cookie::SessionCookie},
    site::{
        answer::{Visit, private_page, refusal, refused_page},
        pages::{self, FormErrors, SignUpModel},
        starters,
    },
    state::AppState,
};

/// The address of the page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    /// Slug of the starter stack to begin with.
    stack: Option<String>,
}

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    display_name: String,
    email: String,
    password: String,
    time_zone: String,
    stack: Option<String>,
}

pub(in crate::site) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let stack = starters::checked(asked.stack.as_deref());
    if visit.is_signed_in() {
        return Redirect::to(&after(stack)).into_response();
    }
    let model = SignUpModel { stack, ..SignUpModel::default() };
    private_page(StatusCode::OK, pages::sign_up(&visit.context(), &model))
}

/// Where a new account begins: with the stack that led here, else on Today.
fn after(stack: Option<&str>) -> String {
    stack.map_or_else(|| "/app".to_owned(), |slug| format!("/app/start?stack={slug}"))
}

pub(in crate::site) async fn post(
    State(state): State<AppState>,
    visit: Visit,
    ClientOf(client): ClientOf,
    Form(posted): Form<Posted>,
) -> Response {
    let stack = starters::checked(posted.stack.as_deref());
    let command = SignUp {
        email: posted.email,
        password: posted.password,
        display_name: posted.display_name,
        time_zone: posted.time_zone,
    };
    match state.services.identity().sign_up(&command, &client).await {
        Ok(session) => {
            let mut response = Redirect::to(&after(stack)).into_response();
            SessionCookie::of(&state).set(response.headers_mut(), &session);
            response
        }
        Err(error) => {
            let (status, errors) = refusal(&ApiError::from(error));
            let model = SignUpModel {
                display_name: command.display_name,
                email: command.email,
                time_zone: command.time_zone,
                stack,
                errors: by_field(errors),
            };
            refused_page(status, &model.errors, pages::sign_up(&visit.context(), &model))
        }
    }
}

/// A taken address is said beside the address.
fn by_field(errors: FormErrors) -> FormErrors {
    match errors.problem.as_deref() {
        Some("email_taken") => FormErrors { fields: vec![("email".to_owned(), "email_taken".to_owned())], ..errors },
        _ => errors,
    }
}
