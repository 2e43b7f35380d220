//! `GET /me`

use axum::extract::State;
use wire::{ProblemView, identity::UserView};

use crate::{
    api::{ApiError, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// The caller as they see themselves.
#[utoipa::path(get, path = "/me", tag = "me", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = UserView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_me(State(state): State<AppState>, SignedIn(actor): SignedIn) -> Result<Versioned<UserView>, ApiError> {
    let profile = state.services.identity().profile(&actor).await?;
    Ok(Versioned(profile.version, profile.into()))
}
