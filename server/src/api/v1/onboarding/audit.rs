//! `GET` and `PUT /onboarding/audit`

use axum::{Json, extract::State};
use wire::{
    ProblemView,
    habits::{AuditBody, OnboardingView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// What was answered so far.
#[utoipa::path(get, path = "/onboarding/audit", tag = "onboarding", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 401, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_audit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<OnboardingView>, ApiError> {
    Ok(Json(state.services.habits().onboarding(&actor).await?.into()))
}

/// Say what you do already. The step after it is next.
#[utoipa::path(put, path = "/onboarding/audit", tag = "onboarding", request_body = AuditBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn put_audit(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<AuditBody>,
) -> Result<Json<OnboardingView>, ApiError> {
    Ok(Json(state.services.habits().answer_audit(&actor, &body.lines).await?.into()))
}
