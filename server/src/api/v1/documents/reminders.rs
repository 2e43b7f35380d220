//! `/reminders`

use axum::{Json, extract::State, http::StatusCode};
use domain::habits::{Document, DocumentKind};
use uuid::Uuid;
use wire::{
    Page, ProblemView,
    habits::{ReminderBody, ReminderView},
};

use super::answers::{make, of_path, versioned};
use crate::{
    api::{ApiError, ApiJson, ApiPath, ApiQuery, IfMatch, RepeatKey, Versioned, paging::PageQuery},
    middleware::session::SignedIn,
    state::AppState,
};

/// List the reminders of all habits and tasks by their time of the day; those that count minutes before come last.
#[utoipa::path(get, path = "/reminders", tag = "habits", params(PageQuery), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = Page<ReminderView>), (status = 401, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn list_reminders(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiQuery(query): ApiQuery<PageQuery>,
) -> Result<Json<Page<ReminderView>>, ApiError> {
    let reminders = state.services.habits().reminders(&actor).await?;
    Ok(Json(query.of(reminders.into_iter().map(ReminderView::from).collect())?))
}

/// Add a reminder to a habit or to a task, ten at most. Of a habit it asks by the wall clock while the day is open, and
/// is silent while the habit is paused, archived or done. Of a task it asks so many minutes before the time at which
/// that is due, or at a time of its day or of a day before, while the task is open; it moves with the task, and goes
/// along to the next occurrence of a repeated one. The same `id` with the same body again answers 200 with what is
/// stored; without an `id`, an `Idempotency-Key` makes a retry harmless.
#[utoipa::path(post, path = "/reminders", tag = "habits", request_body = ReminderBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 201, body = ReminderView, headers(("ETag" = String, description = "Its version."))),
        (status = 200, body = ReminderView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView),
        (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn create_reminder(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<ReminderBody>,
) -> Result<(StatusCode, Versioned<ReminderView>), ApiError> {
    let (status, reminder) = make(&state, &actor, body.id, body.into_fields(), key).await?;
    Ok((status, versioned(reminder, Document::into_reminder)?))
}

/// One reminder.
#[utoipa::path(get, path = "/reminders/{id}", tag = "habits", params(("id" = Uuid, Path)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ReminderView, headers(("ETag" = String, description = "Its version."))),
        (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn get_reminder(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
) -> Result<Versioned<ReminderView>, ApiError> {
    let reminder = state.services.habits().document(&actor, DocumentKind::Reminder, id).await?;
    versioned(reminder, Document::into_reminder)
}

/// Replace a reminder, for example to switch it off. What it would have asked before is let go.
#[utoipa::path(put, path = "/reminders/{id}", tag = "habits", request_body = ReminderBody,
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = ReminderView, headers(("ETag" = String, description = "Its version."))),
        (status = 400, body = ProblemView), (status = 401, body = ProblemView),
        (status = 403, body = ProblemView), (status = 404, body = ProblemView), (status = 409, body = ProblemView),
        (status = 412, body = ProblemView), (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn replace_reminder(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
    ApiJson(body): ApiJson<ReminderBody>,
) -> Result<Versioned<ReminderView>, ApiError> {
    let fields = of_path(body.id, id, body.into_fields())?;
    let reminder = state.services.habits().replace_document(&actor, id, fields, &expected).await?;
    versioned(reminder, Document::into_reminder)
}

/// Delete a reminder.
#[utoipa::path(delete, path = "/reminders/{id}", tag = "habits",
    params(("id" = Uuid, Path),
        ("If-Match" = Option<String>, Header, description = "An `ETag`; 412 `version_mismatch` for any other.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 204), (status = 401, body = ProblemView), (status = 403, body = ProblemView),
        (status = 404, body = ProblemView), (status = 412, body = ProblemView), (status = 429, body = ProblemView)))]
pub async fn delete_reminder(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath(id): ApiPath<Uuid>,
    IfMatch(expected): IfMatch,
) -> Result<StatusCode, ApiError> {
    state.services.habits().delete_document(&actor, DocumentKind::Reminder, id, &expected).await?;
    Ok(StatusCode::NO_CONTENT)
}
