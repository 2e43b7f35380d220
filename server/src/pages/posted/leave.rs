//! `/leave`: the end of an account. Every session ends, this one too, and what this device holds is removed.

use axum::{
    Extension, Form,
    extract::{FromRequest as _, Request, State},
    http::HeaderValue,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::problem::Problem;
use serde::Deserialize;

use super::send_back::{send_back, sign_in_first};
use crate::{
    api::ApiError,
    middleware::{session::Caller, session_cookie::SessionCookie},
    state::AppState,
};

/// The page of the form.
const PAGE: &str = "/app/settings/data/leave";
/// Its name in a draft.
const FORM: &str = "leave";

/// What is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Posted {
    password: String,
}

pub(super) async fn post(
    State(state): State<AppState>,
    caller: Option<Extension<Caller>>,
    request: Request,
) -> Response {
    let Some(actor) = caller.as_deref().and_then(Caller::actor) else { return sign_in_first(PAGE) };
    let Ok(Form(posted)) = Form::<Posted>::from_request(request, &state).await else {
        return send_back(&state, actor, PAGE, FORM, Problem::new(400, "bad_input")).await;
    };
    match state.services.identity().ask_deletion(actor, &posted.password).await {
        Ok(_leaving) => {
            let mut response = Redirect::to("/left").into_response();
            SessionCookie::of(&state).clear(response.headers_mut());
            response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
            response
        }
        Err(error) => send_back(&state, actor, PAGE, FORM, ApiError::from(error).0).await,
    }
}
