//! `GET /habits/{id}/entries`

use axum::{Json, extract::State};
use domain::{ids::HabitId, time::plain_day};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{Page, ProblemView, habits::EntryView};

use crate::{
    api::{ApiError, ApiPath, ApiQuery, paging},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct EntriesQuery {
    /// First day; a year before `to` when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    /// Last day; the caller's today when left out.
    #[serde(default, deserialize_with = "wire::day::optional")]
    #[param(value_type = Option<String>, format = Date)]
    to: Option<Date>,
    /// At most this many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// From the answer before.
    cursor: Option<String>,
}

/// List the entries between two days, oldest first.
#[utoipa::path(get, path = "/habits/{id}/entries", tag = "habits", params(("id" = Uuid, Path), EntriesQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<EntryView>), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_entries(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    ApiQuery(query): ApiQuery<EntriesQuery>,
) -> Result<Json<Page<EntryView>>, ApiError> {
    let habits = state.services.habits();
    let to = query.to.unwrap_or_else(|| habits.calendar(&actor).today);
    let from = query.from.unwrap_or_else(|| to.saturating_sub(1.year()));
    let limit = paging::limit(query.limit)?;
    let from = match &query.cursor {
        Some(cursor) => read_cursor(cursor, from, to)?,
        None => from,
    };
    let mut entries = habits.entries(&actor, HabitId(id), from, to).await?;
    let next_cursor = entries.get(limit).map(|next| next.day.to_string());
    entries.truncate(limit);
    Ok(Json(Page { items: entries.into_iter().map(EntryView::from).collect(), next_cursor }))
}

/// The first day of the next page, which lies between the days asked for.
fn read_cursor(text: &str, from: Date, to: Date) -> Result<Date, ApiError> {
    let day = plain_day(text).filter(|day| (from..=to).contains(day));
    day.ok_or_else(paging::not_a_cursor)
}
