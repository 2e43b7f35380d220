//! The caller over REST: profile, password, sessions and access tokens. One file an endpoint.

mod ask_deletion;
mod change_password;
mod create_token;
mod end_other_sessions;
mod end_session;
mod get;
mod list_sessions;
mod list_tokens;
mod resend_verification;
mod revoke_token;
mod update;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get::get_me, update::update_me))
        .routes(routes!(change_password::change_password))
        .routes(routes!(ask_deletion::ask_deletion))
        .routes(routes!(resend_verification::resend_verification))
        .routes(routes!(list_sessions::list_sessions, end_other_sessions::end_other_sessions))
        .routes(routes!(end_session::end_session))
        .routes(routes!(list_tokens::list_tokens, create_token::create_token))
        .routes(routes!(revoke_token::revoke_token))
}
