//! `GET /sync/changes`

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::Value;
use services::sync::{ChangedEntity, ChangedItem};
use utoipa::IntoParams;
use wire::{
    ProblemView,
    habits::{HabitView, TimerView, document_value},
    identity::UserView,
    sync::{ChangeView, ChangesView, HabitYearView},
    tasks::{TaskSeriesView, TaskView},
};

use crate::{
    api::{ApiError, ApiQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// From where.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ChangesQuery {
    /// From the answer before; everything when left out.
    cursor: Option<String>,
}

/// Whole entities that changed after a cursor, the newest state of each. 410 when the cursor is too old.
#[utoipa::path(get, path = "/sync/changes", tag = "sync", params(ChangesQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ChangesView), (status = 401, body = ProblemView), (status = 410, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn list_changes(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<ChangesQuery>,
) -> Result<Json<ChangesView>, ApiError> {
    let changes = state.services.sync().changes(&actor, query.cursor.as_deref()).await?;
    Ok(Json(ChangesView {
        items: changes.items.into_iter().map(item).collect(),
        cursor: changes.cursor.encode(),
        more: changes.more,
        unread: changes.unread,
    }))
}

fn item(item: ChangedItem) -> ChangeView {
    let value = item.value.and_then(value);
    let deleted = value.is_none();
    ChangeView { entity: item.entity, entity_id: item.entity_id, version: item.version, deleted, value }
}

fn value(entity: ChangedEntity) -> Option<Value> {
    match entity {
        ChangedEntity::Profile(profile) => serde_json::to_value(UserView::from(*profile)).ok(),
        ChangedEntity::Habit(record) => {
            serde_json::to_value(HabitView::new(&record.habit, record.chosen_starts_on, record.anchor)?).ok()
        }
        ChangedEntity::HabitYear(habit, year, texts) => {
            serde_json::to_value(HabitYearView::new(habit.uuid(), &year, texts)).ok()
        }
        ChangedEntity::Timer(habit, run) => serde_json::to_value(TimerView::new(habit, run)).ok(),
        ChangedEntity::Task(task) => serde_json::to_value(TaskView::from(*task)).ok(),
        ChangedEntity::TaskSeries(series) => serde_json::to_value(TaskSeriesView::from(*series)).ok(),
        ChangedEntity::Document(document) => document_value(*document),
    }
}
