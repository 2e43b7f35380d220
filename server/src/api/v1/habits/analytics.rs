//! `GET /habits/{id}/analytics`

use axum::{Json, extract::State};
use domain::{
    habits::{heat_map, rates, score},
    ids::HabitId,
};
use serde::Deserialize;
use services::ServiceError;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{AnalyticsView, HeatDayView},
};

use crate::{
    api::{ApiError, ApiPath, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which year.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct AnalyticsQuery {
    /// 1900 to 2200; the caller's year when left out.
    #[param(minimum = 1900, maximum = 2200)]
    year: Option<i16>,
}

/// Strength, rates and the heat map of a year.
#[utoipa::path(get, path = "/habits/{id}/analytics", tag = "habits", params(("id" = Uuid, Path), AnalyticsQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = AnalyticsView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn habit_analytics(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(query): ApiQuery<AnalyticsQuery>,
) -> Result<Json<AnalyticsView>, ApiError> {
    let habits = state.services.habits();
    let calendar = habits.calendar(&actor);
    let year = query.year.unwrap_or_else(|| calendar.today.year());
    if !(1900..=2200).contains(&year) {
        return Err(ServiceError::field("year", "out_of_range").into());
    }
    let input = habits.input(&actor, HabitId(id)).await?;
    let rates = rates(&input, calendar);
    let days = heat_map(&input, calendar, year);
    Ok(Json(AnalyticsView {
        score: score(&input, calendar),
        rate_30d: rates.rate_30d,
        rate_90d: rates.rate_90d,
        heat_map: days.into_iter().map(|d| HeatDayView { day: d.day, level: d.level, value: d.value }).collect(),
    }))
}
