//! `POST /tasks/quick-add`

use axum::{Json, extract::State, http::StatusCode};
use domain::ids::TaskId;
use services::tasks::QuickAddWish;
use wire::{
    ProblemView,
    tasks::{QuickAddBody, QuickAddView},
};

use crate::{
    api::{ApiError, ApiJson, RepeatKey, chosen_id},
    middleware::session::SignedIn,
    state::AppState,
};

/// Read a task from one line of words; with `create`, make it. The line is read by the caller's clock and signs. The
/// same `id` with the same line again answers 200 with the stored task; without an `id`, an `Idempotency-Key` makes a
/// retry harmless.
#[utoipa::path(post, path = "/tasks/quick-add", tag = "tasks", request_body = QuickAddBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Under one key one thing is made, for a day.")),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = QuickAddView), (status = 201, body = QuickAddView),
        (status = 400, body = ProblemView),
        (status = 401, body = ProblemView), (status = 403, body = ProblemView), (status = 404, body = ProblemView),
        (status = 409, body = ProblemView),
        (status = 413, body = ProblemView), (status = 415, body = ProblemView), (status = 422, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn quick_add_task(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    RepeatKey(key): RepeatKey,
    ApiJson(body): ApiJson<QuickAddBody>,
) -> Result<(StatusCode, Json<QuickAddView>), ApiError> {
    let id = body.id.map(|id| chosen_id("id", id)).transpose()?.map(TaskId);
    let away = body.away();
    let tasks = state.services.tasks();
    let read = tasks.quick_add_read(&actor, &body.text, &away).await?;
    let (status, task) = if body.create {
        let (line, makes_missing) = (body.text.clone(), body.make_missing);
        let wish = QuickAddWish { line, away, notes: body.notes, makes_missing, id, key };
        let created = tasks.quick_add(&actor, wish).await?;
        let status = if created.is_new || id.is_none() { StatusCode::CREATED } else { StatusCode::OK };
        (status, Some(created.record.task))
    } else {
        (StatusCode::OK, None)
    };
    Ok((status, Json(QuickAddView::of(&body.text, &read.reading, &read.settled, task))))
}
