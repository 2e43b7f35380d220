//! `GET /habits/{id}/score`

use axum::{Json, extract::State};
use domain::{
    habits::{score, score_points},
    ids::HabitId,
};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use services::ServiceError;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{ScorePointView, ScoreView},
};

use crate::{
    api::{ApiError, ApiPath, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// More points than these no drawing shows.
const MOST_POINTS: usize = 400;

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ScoreQuery {
    /// First day; a year before `to` when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    /// Last day; the caller's today when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    to: Option<Date>,
}

/// The strength now and day by day; over more than 400 days every so many.
#[utoipa::path(get, path = "/habits/{id}/score", tag = "habits", params(("id" = Uuid, Path), ScoreQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ScoreView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn habit_score(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(query): ApiQuery<ScoreQuery>,
) -> Result<Json<ScoreView>, ApiError> {
    let habits = state.services.habits();
    let calendar = habits.calendar(&actor);
    let to = query.to.unwrap_or(calendar.today);
    let from = query.from.unwrap_or_else(|| to.saturating_sub(1.year()));
    if to < from {
        return Err(ServiceError::field("to", "out_of_range").into());
    }
    let input = habits.input(&actor, HabitId(id)).await?;
    let points = score_points(&input, calendar, from, to, MOST_POINTS);
    let score = score(&input, calendar);
    Ok(Json(ScoreView { score, points: points.into_iter().map(ScorePointView::from).collect() }))
}
