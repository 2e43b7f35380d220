//! `GET /habits/{id}/analytics`

use axum::{Json, extract::State};
use domain::{
    habits::{
        Calendar, Grouping, HabitInput, heat_map, period_totals, quit_figures, rate_figures, rates, score,
        weekday_figures,
    },
    ids::HabitId,
};
use serde::Deserialize;
use services::ServiceError;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{AnalyticsView, HeatDayView, TotalsView},
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

/// Strength, rates and the heat map of a year, and what weekdays, hours and periods come to.
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
    let times_of_day = habits.times_of_day(&actor, HabitId(id)).await?;
    let shares = rates(&input, calendar);
    let days = heat_map(&input, calendar, year);
    Ok(Json(AnalyticsView {
        score: score(&input, calendar),
        rate_30d: shares.rate_30d,
        rate_90d: shares.rate_90d,
        heat_map: days.into_iter().map(|d| HeatDayView { day: d.day, level: d.level, value: d.value }).collect(),
        rates: rate_figures(&input, calendar).into_iter().map(Into::into).collect(),
        weekdays: weekday_figures(&input, calendar).into_iter().map(Into::into).collect(),
        times_of_day: times_of_day.into(),
        totals: totals(&input, calendar),
        quit: quit_figures(&input, calendar).map(Into::into),
    }))
}

fn totals(input: &HabitInput, calendar: Calendar) -> TotalsView {
    let of = |grouping, count| period_totals(input, calendar, grouping, count).into_iter().map(Into::into).collect();
    TotalsView {
        weeks: of(Grouping::Week, 26),
        months: of(Grouping::Month, 24),
        quarters: of(Grouping::Quarter, 16),
        years: of(Grouping::Year, 12),
    }
}
