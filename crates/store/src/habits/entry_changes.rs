//! The history of a day: every change that was asked for, also those that lost.

use domain::{
    habits::Entry,
    ids::{DeviceId, HabitId, SessionId, UserId},
};
use jiff::{Timestamp, civil::Date};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// A change of a day as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryChangeRow {
    /// Which change.
    pub change_id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: String,
    /// What led to it: `manual`, `timer`, `restore` …
    pub source: String,
    /// Whether it took effect; otherwise a later one stood already.
    pub is_applied: bool,
    /// The entry before; none when there was none, or the change lost.
    pub before: Option<Entry>,
    /// What was asked for.
    pub request: Value,
    /// The offline queue that brought it.
    pub device: Option<DeviceId>,
    /// The session through which it came.
    pub session: Option<SessionId>,
    /// Corrected device time.
    pub client_time: Timestamp,
    /// When the server took it.
    pub recorded_at: Timestamp,
}

/// The changes of a day, the newest first, at most `limit`.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn changes_of_day(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    day: Date,
    limit: i64,
) -> Result<Vec<EntryChangeRow>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select change_id, kind, source, outcome, before, request, device_id, session_id, client_time, recorded_at
        from habit_entry_changes
        where user_id = $1 and habit_id = $2 and day = $3
        order by recorded_at desc, (before ->> 'version')::bigint desc nulls last, change_id desc
        limit $4
        "#,
        user.uuid(),
        habit.uuid(),
        jiff_sqlx::Date::from(day) as _,
        limit
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let before = row.before.map(serde_json::from_value).transpose();
            Ok(EntryChangeRow {
                change_id: row.change_id,
                kind: row.kind,
                source: row.source,
                is_applied: row.outcome == "applied",
                before: before.map_err(|_| StoreError::Corrupt { table: "habit_entry_changes", column: "before" })?,
                request: row.request,
                device: row.device_id.map(DeviceId),
                session: row.session_id.map(SessionId),
                client_time: row.client_time.to_jiff(),
                recorded_at: row.recorded_at.to_jiff(),
            })
        })
        .collect()
}

/// Forgets changes recorded before the given instant, of all owners, as the worker. The entries stay as they are.
///
/// # Errors
/// When the query fails.
pub async fn sweep_entry_changes(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        delete from habit_entry_changes where recorded_at < $1
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
