//! `GET` and `PUT /onboarding/categorize`

use axum::{Json, extract::State};
use services::ServiceError;
use wire::{
    ProblemView,
    habits::{CategorizeBody, OnboardingView},
};

use crate::{
    api::{ApiError, ApiJson},
    middleware::session::SignedIn,
    state::AppState,
};

/// What was answered so far.
#[utoipa::path(get, path = "/onboarding/categorize", tag = "onboarding", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 401, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_categorize(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<OnboardingView>, ApiError> {
    Ok(Json(state.services.habits().onboarding(&actor).await?.into()))
}

/// Say how you feel about each line.
#[utoipa::path(put, path = "/onboarding/categorize", tag = "onboarding", request_body = CategorizeBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn put_categorize(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<CategorizeBody>,
) -> Result<Json<OnboardingView>, ApiError> {
    let tones = body.into_tones().map_err(ServiceError::from)?;
    Ok(Json(state.services.habits().answer_tones(&actor, &tones).await?.into()))
}
