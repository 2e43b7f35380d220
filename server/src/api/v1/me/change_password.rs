//! `POST /me/password`

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use services::identity::ChangePassword;
use wire::{ProblemView, identity::ChangePasswordBody};

use crate::{
    api::{ApiError, ApiJson},
    middleware::{session::SignedIn, session_cookie::SessionCookie},
    state::AppState,
};

/// Replace the password. All other sessions end; a browser gets a new cookie.
#[utoipa::path(post, path = "/me/password", tag = "me", request_body = ChangePasswordBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView), (status = 503, body = ProblemView)))]
pub async fn change_password(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<ChangePasswordBody>,
) -> Result<Response, ApiError> {
    let command = ChangePassword {
        current_password: body.current_password,
        password: body.password,
        revokes_tokens: body.revoke_tokens,
    };
    let session = state.services.identity().change_password(&actor, &command).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(session) = session {
        SessionCookie::of(&state).set(response.headers_mut(), &session);
    }
    Ok(response)
}
