//! Signing up, in and out over REST: one file an endpoint. No cookie is ever set here.

mod come_back;
mod forgot_password;
mod login;
mod logout;
mod refresh;
mod reset_password;
mod signup;
mod verify_email;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::state::AppState;

/// Routes of this slice.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(signup::sign_up))
        .routes(routes!(login::log_in))
        .routes(routes!(come_back::come_back))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::log_out))
        .routes(routes!(forgot_password::forgot_password))
        .routes(routes!(reset_password::reset_password))
        .routes(routes!(verify_email::verify_email))
}
