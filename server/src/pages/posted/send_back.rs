//! A refused form goes back to its page, with the reason in a row that only its owner can read (decision 8).

use std::collections::BTreeMap;

use axum::response::{IntoResponse as _, Redirect, Response};
use domain::problem::Problem;
use services::{Actor, sync::Draft};

use crate::state::AppState;

/// Where a stranger goes, and comes back from.
pub(super) fn sign_in_first(page: &str) -> Response {
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", page).finish();
    Redirect::to(&format!("/sign-in?{next}")).into_response()
}

/// Back to the page of the form. Nothing that was typed is kept: a file cannot be, and a password must not.
pub(super) async fn send_back(
    state: &AppState,
    actor: &Actor,
    page: &str,
    form: &'static str,
    problem: Problem,
) -> Response {
    let fields = BTreeMap::from([("form".to_owned(), form.to_owned())]);
    let address = match state.services.sync().keep_draft(actor, &Draft { fields, problem }).await {
        Ok(id) => format!("{page}?draft={id}"),
        Err(error) => {
            tracing::error!(error = %error, "a refused form could not be kept");
            page.to_owned()
        }
    };
    Redirect::to(&address).into_response()
}
