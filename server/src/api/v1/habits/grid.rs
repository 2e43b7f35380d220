//! `GET /habits/grid`

use axum::{Json, extract::State};
use domain::habits::GridRequest;
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use utoipa::IntoParams;
use wire::{ProblemView, habits::GridView};

use crate::{
    api::{ApiError, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which days, at most 366.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct GridQuery {
    /// First day; 27 days before `to` when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    /// Last day; the caller's today when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    to: Option<Date>,
}

/// Many days of all habits, archived ones left out.
#[utoipa::path(get, path = "/habits/grid", tag = "habits", params(GridQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = GridView), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn grid_of_days(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<GridQuery>,
) -> Result<Json<GridView>, ApiError> {
    let habits = state.services.habits();
    let to = query.to.unwrap_or_else(|| habits.calendar(&actor).today);
    let from = query.from.unwrap_or_else(|| to.saturating_sub(27.days()));
    let grid = habits.grid(&actor, &GridRequest::whole(from, to)).await?;
    Ok(Json(GridView::new(&grid)))
}
