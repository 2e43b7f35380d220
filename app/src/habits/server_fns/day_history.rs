//! The history of a day for its page, and the way back to an earlier state.

#[cfg(feature = "ssr")]
use std::collections::HashMap;

use domain::habits::{Entry, Habit, Quantity};
#[cfg(feature = "ssr")]
use domain::{
    ids::{HabitId, SessionId},
    problem::FieldError,
    time::plain_day,
};
use jiff::civil::{Date, DateTime};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use services::{
    Actor, ServiceError,
    habits::{DayChange, RestorePoint},
    identity::Session,
};
use uuid::Uuid;

use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    page::Done,
    request::{action_error, done_here, loader_error, refuse, signed_in},
};

/// A day and how it came to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DayHistoryView {
    pub habit: Habit,
    pub day: Date,
    /// The day as it is now.
    pub entry: Entry,
    /// The newest first.
    pub changes: Vec<ChangeLine>,
}

/// A change of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeLine {
    pub id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: String,
    /// `manual`, `timer`, `restore` …
    pub source: String,
    /// Whether it took effect, or a later change stood already.
    pub is_applied: bool,
    pub before: Option<Entry>,
    pub after: Entry,
    pub amount: Option<Quantity>,
    /// What the reader's clock showed.
    pub made_at: DateTime,
    /// The device as it called itself; blank for one that is not signed in any more.
    pub device: String,
    /// Whether that is the device of the reader.
    pub is_here: bool,
    /// Whether a program made it, by a personal token.
    pub is_program: bool,
}

/// A day of a habit with its changes.
#[server(prefix = "/rpc", endpoint = "habits/load_day_history", input = GetUrl, output = JsonAnswer)]
pub async fn load_day_history(
    id: String,
    day: String,
    draft: Option<String>,
) -> Result<Loaded<DayHistoryView>, AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = id.parse().map_err(|_| loader_error(ServiceError::NotFound))?;
    let day = plain_day(&day).ok_or_else(|| loader_error(ServiceError::NotFound))?;
    let habit = services.habits().find(&actor, id).await.map_err(loader_error)?.habit;
    let history = services.habits().day_history(&actor, id, day).await.map_err(loader_error)?;
    let sessions = services.identity().sessions(&actor).await.map_err(loader_error)?;
    let sessions: HashMap<SessionId, Session> =
        sessions.into_iter().map(|session| (session.session_id, session)).collect();
    let changes = history.changes.into_iter().map(|change| line(change, &actor, &sessions)).collect();
    let value = DayHistoryView { habit, day, entry: history.entry, changes };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

#[cfg(feature = "ssr")]
fn line(change: DayChange, actor: &Actor, sessions: &HashMap<SessionId, Session>) -> ChangeLine {
    let session = change.session.and_then(|id| sessions.get(&id));
    ChangeLine {
        made_at: actor.wall(change.made_at),
        device: session.map(|session| session.device_label.clone()).unwrap_or_default(),
        is_here: session.is_some_and(|session| session.is_current),
        is_program: change.session.is_none(),
        id: change.id,
        kind: change.kind,
        source: change.source,
        is_applied: change.is_applied,
        before: change.before,
        after: change.after,
        amount: change.amount,
    }
}

/// Which state of which day comes back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RestoreForm {
    pub habit_id: String,
    /// Local day, `2026-03-12`.
    pub day: String,
    /// The change that made it.
    pub event_id: String,
    /// `true` for the state before that change.
    pub before: String,
}

/// Brings an earlier state of a day back.
#[server(prefix = "/rpc", endpoint = "habits/restore_day")]
pub async fn restore_day(#[server(flatten)] form: RestoreForm) -> Result<(), AppError> {
    let (services, actor) = signed_in()?;
    let habit: HabitId = form.habit_id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let event: Uuid = form.event_id.parse().map_err(|_| refuse(AppError::not_found()))?;
    let day = plain_day(&form.day).ok_or_else(|| refuse(FieldError::new("day", "not_a_date").into()))?;
    let point = if form.before == "true" { RestorePoint::Before(event) } else { RestorePoint::After(event) };
    services.habits().restore_day(&actor, habit, day, point).await.map_err(action_error)?;
    done_here(&Done::DayRestored);
    Ok(())
}
