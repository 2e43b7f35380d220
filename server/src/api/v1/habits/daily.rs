//! `GET /habits/daily`

use axum::{Json, extract::State};
use domain::{habits::Habit, time::latest_day_anywhere};
use jiff::civil::Date;
use serde::Deserialize;
use services::ServiceError;
use utoipa::IntoParams;
use wire::{
    ProblemView,
    habits::{DailyItem, DailyView},
};

use super::view;
use crate::{
    api::{ApiError, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which day.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DailyQuery {
    /// The caller's today when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    day: Option<Date>,
}

/// The habits of a day, archived ones left out.
#[utoipa::path(get, path = "/habits/daily", tag = "habits", params(DailyQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = DailyView), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn daily_habits(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<DailyQuery>,
) -> Result<Json<DailyView>, ApiError> {
    let habits = state.services.habits();
    let calendar = habits.calendar(&actor);
    let day = query.day.unwrap_or(calendar.today);
    if day > latest_day_anywhere(state.services.now()) {
        return Err(ServiceError::field("day", "in_future").into());
    }
    let (found, mut entries) = habits.day(&actor, day).await?;
    let mut items = Vec::with_capacity(found.records().len());
    let shown = |habit: &Habit| habit.archived_at.is_none() && habit.starts_on <= day;
    for (record, input) in found.records().iter().zip(found.inputs()).filter(|(record, _)| shown(&record.habit)) {
        items.push(DailyItem {
            habit: view::habit(record)?,
            entry: entries.remove(&record.habit.id).map(Into::into),
            state: domain::habits::day_state(input, calendar, day),
            streak: domain::habits::streak(input, calendar).into(),
            score: domain::habits::score(input, calendar),
        });
    }
    Ok(Json(DailyView { day, items }))
}
