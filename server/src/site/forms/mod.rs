//! The forms that lead in and out: each posts to its own path, and comes back with what was typed when refused.

pub(super) mod come_back;
pub(super) mod forgot_password;
pub(super) mod next_path;
pub(super) mod reset_password;
pub(super) mod share;
pub(super) mod sign_in;
pub(super) mod sign_out;
pub(super) mod sign_up;
pub(super) mod unsubscribe;
pub(super) mod verify_email;

use axum::{Extension, extract::FromRequestParts, http::request::Parts};

use crate::{middleware::session::Caller, site::answer::Visit, state::AppState};

/// The visit, as an argument of a handler.
impl FromRequestParts<AppState> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let caller = Option::<Extension<Caller>>::from_request_parts(parts, state).await.ok().flatten();
        Ok(Self::new(state, &parts.headers, caller.as_deref()))
    }
}
