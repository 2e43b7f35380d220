//! `GET /habits/{id}/entries/{day}/history`

use axum::{Json, extract::State};
use domain::ids::HabitId;
use jiff::civil::Date;
use services::habits::DayChange;
use uuid::Uuid;
use wire::{
    ProblemView,
    habits::{DayChangeView, DayHistoryView},
};

use crate::{
    api::{ApiError, ApiPath},
    middleware::session::SignedIn,
    state::AppState,
};

/// How a day came to be: its changes of the last 400 days, the newest first, also those that lost.
#[utoipa::path(get, path = "/habits/{id}/entries/{day}/history", tag = "habits",
    params(("id" = Uuid, Path), ("day" = String, Path, format = Date)), security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, body = DayHistoryView), (status = 401, body = ProblemView), (status = 404, body = ProblemView),
        (status = 429, body = ProblemView)))]
pub async fn day_history(
    State(state): State<AppState>,
    SignedIn(actor): SignedIn,
    ApiPath((id, day)): ApiPath<(Uuid, Date)>,
) -> Result<Json<DayHistoryView>, ApiError> {
    let history = state.services.habits().day_history(&actor, HabitId(id), day).await?;
    let changes = history.changes.into_iter().map(view).collect();
    Ok(Json(DayHistoryView { entry: history.entry.into(), changes }))
}

fn view(change: DayChange) -> DayChangeView {
    DayChangeView {
        id: change.id,
        kind: change.kind,
        source: change.source,
        outcome: if change.is_applied { "applied" } else { "superseded" }.to_owned(),
        before: change.before.map(Into::into),
        after: change.after.into(),
        amount: change.amount,
        device_id: change.device.map(|device| device.uuid()),
        session_id: change.session.map(|session| session.uuid()),
        made_at: change.made_at,
        recorded_at: change.recorded_at,
    }
}
