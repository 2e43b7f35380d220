//! `GET` and `PUT /onboarding/identity`

use axum::{Json, extract::State};
use wire::{
    ProblemView,
    habits::{OnboardingView, StatementBody},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// What was answered so far.
#[utoipa::path(get, path = "/onboarding/identity", tag = "onboarding", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 401, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<OnboardingView>, ApiError> {
    Ok(Json(state.services.habits().onboarding(&actor).await?.into()))
}

/// Say who you want to be.
#[utoipa::path(put, path = "/onboarding/identity", tag = "onboarding", request_body = StatementBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn put_identity(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<StatementBody>,
) -> Result<Json<OnboardingView>, ApiError> {
    Ok(Json(state.services.habits().answer_identity(&actor, &body.statement).await?.into()))
}
