//! `PATCH /me`

use axum::{Json, extract::State};
use services::ServiceError;
use wire::{
    ProblemView,
    identity::{ProfileBody, UserView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// Change fields of the profile. An absent field stays as it is.
#[utoipa::path(patch, path = "/me", tag = "me", request_body = ProfileBody, security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = UserView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn update_me(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<ProfileBody>,
) -> Result<Json<UserView>, ApiError> {
    let patch = body.into_patch().map_err(ServiceError::from)?;
    let profile = state.services.identity().update_profile(&actor, &patch).await?;
    Ok(Json(profile.into()))
}
