//! `GET /push-key`

use axum::{Json, extract::State};
use wire::{ProblemView, push::PushKeyView};

use crate::{api::ApiError, middleware::session::SignedIn, state::AppState};

/// The key to subscribe with. A browser that subscribed with another one has to do so again.
#[utoipa::path(get, path = "/push-key", tag = "push", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = PushKeyView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_push_key(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<PushKeyView>, ApiError> {
    let public_key = state.services.push().public_key(&actor).await?;
    Ok(Json(PushKeyView { public_key }))
}
