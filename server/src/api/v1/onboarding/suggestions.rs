//! `GET` and `PUT /onboarding/suggestions`

use axum::{Json, extract::State};
use domain::{habits::starter_stacks::rank_starters, ids::HabitId};
use services::habits::TakeStarter;
use wire::{
    ProblemView,
    habits::{OnboardingSuggestionsView, TakeBody, TakenView},
};

use crate::{
    api::{ApiError, ApiJson, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// What to begin with: starter stacks and pairs of your own habits, the best first, each with its reasons.
#[utoipa::path(get, path = "/onboarding/suggestions", tag = "onboarding", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = OnboardingSuggestionsView), (status = 401, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn get_suggestions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
) -> Result<Json<OnboardingSuggestionsView>, ApiError> {
    let habits = state.services.habits();
    let answers = habits.onboarding(&actor).await?;
    let stacks = habits.suggestions(&actor).await?.into_iter().map(Into::into).collect();
    let starters = rank_starters(&answers).into_iter().map(Into::into).collect();
    Ok(Json(OnboardingSuggestionsView { step: answers.step.as_str().to_owned(), starters, stacks }))
}

/// Take habits of a starter stack. They are made, tied together, and the onboarding is done.
#[utoipa::path(put, path = "/onboarding/suggestions", tag = "onboarding", request_body = TakeBody,
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = TakenView), (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 409, body = ProblemView), (status = 413, body = ProblemView),
        (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn put_suggestions(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiJson(body): ApiJson<TakeBody>,
) -> Result<Json<TakenView>, ApiError> {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let wish = TakeStarter {
        id: chosen_id("id", body.id)?,
        slug: body.stack,
        habits: body.habits.into_iter().map(number).collect(),
        after_line: body.after_line.map(number),
    };
    let taken = state.services.habits().take_starter(&actor, &wish).await?;
    Ok(Json(TakenView { habit_ids: taken.habits.into_iter().map(HabitId::uuid).collect() }))
}
