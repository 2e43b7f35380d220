//! The history of a day: every change with what it made of the day, and bringing an earlier state back. That is a
//! change like any other, so it can be taken back the same way.

use domain::{
    habits::{Entry, EntryPatch, Patch, Quantity},
    ids::{DeviceId, HabitId, SessionId},
};
use jiff::{Timestamp, civil::Date};
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::{
    habits::{self as rows, EntryChangeRow, HistoryOrigin},
    sync as feed,
};
use uuid::Uuid;

use super::{
    super::{Habits, read_habits::present},
    Claim, DayBook, EntryChange, EntryRequest,
};
use crate::{Actor, Scope, ServiceError};

/// More changes of one day are not shown.
const SHOWN: i64 = 200;

/// A day and how it came to be.
#[derive(Debug, Clone, PartialEq)]
pub struct DayHistory {
    /// The day as it is now.
    pub entry: Entry,
    /// Its changes, the newest first, at most 200; those of the last 400 days.
    pub changes: Vec<DayChange>,
}

/// A change of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct DayChange {
    /// Which change.
    pub id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: String,
    /// What led to it: `manual`, `timer`, `restore`, `task`, `workout` or `import`.
    pub source: String,
    /// Whether it took effect; otherwise a later change stood already.
    pub is_applied: bool,
    /// The day before; none when nothing was known of it, or the change lost.
    pub before: Option<Entry>,
    /// The day with this change; of one that lost, what it asked for.
    pub after: Entry,
    /// What an increment added.
    pub amount: Option<Quantity>,
    /// What was asked for, field by field.
    pub(crate) asked: Value,
    /// The offline queue that brought it.
    pub device: Option<DeviceId>,
    /// The session through which it came; none with a personal token.
    pub session: Option<SessionId>,
    /// When it was made, by the device's claim held at the server's time.
    pub made_at: Timestamp,
    /// When the server took it.
    pub recorded_at: Timestamp,
}

/// Which state of a day to bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestorePoint {
    /// As a change left it; a change that lost is made again.
    After(Uuid),
    /// As it was before a change.
    Before(Uuid),
}

impl Habits<'_> {
    /// How a day came to be.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn day_history(&self, actor: &Actor, habit: HabitId, day: Date) -> Result<DayHistory, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        present(rows::find(tx.conn(), actor.user_id, habit).await?)?;
        let found = rows::changes_of_day(tx.conn(), actor.user_id, habit, day, SHOWN).await?;
        let entry = rows::between(tx.conn(), actor.user_id, habit, day, day).await?.pop();
        tx.commit().await?;
        let entry = entry.unwrap_or_else(|| Entry::empty(day));
        Ok(DayHistory { changes: told(found, &entry), entry })
    }

    /// Brings an earlier state of a day back: status, amount, note, reason and time.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a habit or a change that the caller does not have on that day; `in_future` and
    /// `out_of_range` as for any change of a day.
    pub async fn restore_day(
        &self,
        actor: &Actor,
        habit: HabitId,
        day: Date,
        point: RestorePoint,
    ) -> Result<Entry, ServiceError> {
        actor.require(Scope::Write)?;
        let DayHistory { changes, .. } = self.day_history(actor, habit, day).await?;
        let (RestorePoint::After(id) | RestorePoint::Before(id)) = point;
        let change = changes.iter().find(|change| change.id == id).ok_or(ServiceError::NotFound)?;
        let again = match point {
            RestorePoint::After(_) if !change.is_applied => made_again(change).ok_or(ServiceError::NotFound)?,
            RestorePoint::After(_) => back_to(change.after.clone()),
            RestorePoint::Before(_) => back_to(change.before.clone().unwrap_or_else(|| Entry::empty(day))),
        };
        let time_zone = actor.preferences.time_zone.as_str();
        let claim = Claim::Now(self.services.new_id());
        let request = EntryRequest { habit_id: habit, day, change: again, claim, time_zone, into_trash: false };
        let mut tx = self.services.begin(actor.user_id).await?;
        let position = feed::take_position(tx.conn(), actor.user_id, 1).await?;
        let mut book = DayBook::open(&mut tx, &[&request]).await?;
        book.origin = HistoryOrigin { source: "restore", device: None, session: actor.session_id };
        let written = book.write(&mut tx, position, &request).await?;
        book.flush(&mut tx).await?;
        tx.publish(&written.events).await?;
        tx.commit().await?;
        Ok(written.entry)
    }
}

/// Every field as it was, those that were empty included.
fn back_to(state: Entry) -> EntryChange {
    fn patch<T>(field: Option<T>) -> Patch<T> {
        field.map_or(Patch::Clear, Patch::Set)
    }
    if state.is_empty() {
        return EntryChange::Clear;
    }
    EntryChange::Set(EntryPatch {
        status: patch(state.status),
        value: patch(state.value),
        note: patch(state.note),
        skip_reason: patch(state.skip_reason),
        occurred_at: patch(state.occurred_at),
    })
}

/// A change that lost, as it was asked for: it touches what it touched and nothing else.
fn made_again(change: &DayChange) -> Option<EntryChange> {
    fn patch<T: DeserializeOwned>(asked: &Value, name: &str) -> Patch<T> {
        match asked.get(name) {
            None => Patch::Keep,
            Some(_) => field(asked, name).map_or(Patch::Clear, Patch::Set),
        }
    }
    let asked = &change.asked;
    match change.kind.as_str() {
        "clear" => Some(EntryChange::Clear),
        "increment" => change.amount.map(EntryChange::Increment),
        _ => Some(EntryChange::Set(EntryPatch {
            status: patch(asked, "status"),
            value: patch(asked, "value"),
            note: patch(asked, "note"),
            skip_reason: patch(asked, "skip_reason"),
            occurred_at: patch(asked, "occurred_at"),
        })),
    }
}

/// Rows as they are told: each change that took effect ends where the next one of the day began.
fn told(rows: Vec<EntryChangeRow>, now: &Entry) -> Vec<DayChange> {
    let mut by_version: Vec<_> = rows.iter().filter(|row| row.is_applied).collect();
    by_version.sort_by_key(|row| version_before(row));
    let next = |row: &EntryChangeRow| {
        let later = by_version.iter().find(|other| version_before(other) > version_before(row));
        later.and_then(|other| other.before.clone()).unwrap_or_else(|| now.clone())
    };
    let afters: Vec<Entry> =
        rows.iter().map(|row| if row.is_applied { next(row) } else { asked(row, now.day) }).collect();
    rows.into_iter().zip(afters).map(|(row, after)| change(row, after)).collect()
}

fn version_before(row: &EntryChangeRow) -> i64 {
    row.before.as_ref().map_or(0, |entry| entry.version)
}

fn change(row: EntryChangeRow, after: Entry) -> DayChange {
    DayChange {
        id: row.change_id,
        amount: field(&row.request, "amount"),
        asked: row.request,
        kind: row.kind,
        source: row.source,
        is_applied: row.is_applied,
        before: row.before,
        after,
        device: row.device,
        session: row.session,
        made_at: row.client_time,
        recorded_at: row.recorded_at,
    }
}

/// What a change that lost asked for.
fn asked(row: &EntryChangeRow, day: Date) -> Entry {
    let request = &row.request;
    Entry {
        status: field(request, "status"),
        value: field(request, "value").or_else(|| field(request, "amount")),
        note: field(request, "note"),
        skip_reason: field(request, "skip_reason"),
        occurred_at: field(request, "occurred_at"),
        ..Entry::empty(day)
    }
}

/// A field of what was asked for; none where it was left out or cleared.
fn field<T: DeserializeOwned>(request: &Value, name: &str) -> Option<T> {
    request.get(name).cloned().and_then(|value| serde_json::from_value(value).ok())
}
