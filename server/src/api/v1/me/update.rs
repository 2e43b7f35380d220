//! `PATCH /me`

use axum::extract::State;
use services::ServiceError;
use wire::{
    ProblemView,
    identity::{ProfileBody, UserView},
};

use crate::{
    api::{ApiError, ApiJson, IfMatch, Versioned},
    middleware::session::SignedIn,
    state::AppState,
};

/// Change fields of the profile. An absent field stays as it is.
#[utoipa::path(patch, path = "/me", tag = "me", request_body = ProfileBody,
    params(("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = UserView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 412, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn update_me(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<ProfileBody>,
) -> Result<Versioned<UserView>, ApiError> {
    let patch = body.into_patch().map_err(ServiceError::from)?;
    let profile = state.services.identity().update_profile_expecting(&actor, &patch, &expected).await?;
    Ok(Versioned(profile.version, profile.into()))
}
