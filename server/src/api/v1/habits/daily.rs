//! `GET /habits/daily`

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Deserialize;
use services::habits::DayFigures;
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
    let (day, figures) = state.services.habits().daily(&actor, query.day).await?;
    let item = |figures: DayFigures| {
        Ok::<_, ApiError>(DailyItem {
            habit: view::habit(&figures.record)?,
            entry: figures.entry.map(Into::into),
            state: figures.state,
            streak: figures.streak.into(),
            score: figures.score,
        })
    };
    Ok(Json(DailyView { day, items: figures.into_iter().map(item).collect::<Result<_, _>>()? }))
}
