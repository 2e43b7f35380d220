//! `/sign-out`

use axum::{
    Extension,
    extract::State,
    http::HeaderValue,
    response::{IntoResponse as _, Redirect, Response},
};

use crate::{
    api::ApiError,
    middleware::{session::Caller, session_cookie::SessionCookie},
    site::answer::failed,
    state::AppState,
};

/// Nothing changes by GET: whoever types the address finds the app, and the button there.
pub(in crate::site) async fn show() -> Redirect {
    Redirect::to("/app/more")
}

/// Ends the session, takes the cookie away and empties the browser's cache of this site.
pub(in crate::site) async fn post(State(state): State<AppState>, caller: Option<Extension<Caller>>) -> Response {
    if let Some(actor) = caller.as_deref().and_then(Caller::actor)
        && let Err(error) = state.services.identity().sign_out(actor).await
    {
        // The session would live on although the page said otherwise.
        return failed(&state, &ApiError::from(error));
    }
    let mut response = Redirect::to("/signed-out").into_response();
    SessionCookie::of(&state).clear(response.headers_mut());
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    response
}
