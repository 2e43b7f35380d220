//! `POST /me/deletion`

use axum::{Json, extract::State};
use wire::{
    ProblemView,
    identity::{DeletionBody, DeletionView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Ask for the end of the account. Every session and token stops working; after fourteen days everything is erased.
/// Until then `POST /auth/come-back` takes it back.
#[utoipa::path(post, path = "/me/deletion", tag = "me", request_body = DeletionBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = DeletionView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView), (status = 503, body = ProblemView)))]
pub async fn ask_deletion(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<DeletionBody>,
) -> Result<Json<DeletionView>, ApiError> {
    let leaving = state.services.identity().ask_deletion(&actor, &body.password).await?;
    Ok(Json(DeletionView { asked_at: leaving.asked_at, erase_after: leaving.erase_after }))
}
