//! `GET /habits`

use axum::{Json, extract::State};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::{Page, ProblemView, habits::HabitView};

use super::view;
use crate::{
    api::{ApiError, ApiQuery, paging},
    middleware::session::SignedIn,
    state::AppState,
};

/// Which habits.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    /// `true` for archived ones only, `false` for the others only; both when left out.
    archived: Option<bool>,
    /// `true` for what is in the trash instead.
    deleted: Option<bool>,
    /// At most this many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// From the answer before.
    cursor: Option<String>,
}

/// List habits in the caller's order.
#[utoipa::path(get, path = "/habits", tag = "habits", params(ListQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<HabitView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_habits(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<ListQuery>,
) -> Result<Json<Page<HabitView>>, ApiError> {
    let limit = paging::limit(query.limit)?;
    let after = query.cursor.as_deref().map(read_cursor).transpose()?;
    let habits = state.services.habits();
    let mut records =
        if query.deleted == Some(true) { habits.in_trash(&actor).await? } else { habits.all(&actor).await? };
    records.sort_by_key(|record| (record.habit.position, record.habit.id));
    let wanted =
        records.iter().filter(|r| query.archived.is_none_or(|archived| r.habit.archived_at.is_some() == archived));
    let mut items = wanted
        .filter(|r| after.is_none_or(|after| (r.habit.position, r.habit.id.uuid()) > after))
        .take(limit + 1)
        .map(view::habit)
        .collect::<Result<Vec<_>, _>>()?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next_cursor = items.last().filter(|_| more).map(|last| format!("{}_{}", last.position, last.id));
    Ok(Json(Page { items, next_cursor }))
}

/// Position and id of the last habit of the page before.
fn read_cursor(text: &str) -> Result<(i32, Uuid), ApiError> {
    let read = || {
        let (position, id) = text.split_once('_')?;
        Some((position.parse().ok()?, id.parse().ok()?))
    };
    read().ok_or_else(paging::not_a_cursor)
}
