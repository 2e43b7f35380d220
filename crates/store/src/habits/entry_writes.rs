//! One statement for all that a change of a day writes: the entry, its history, the packed year and the feed. One
//! round trip instead of four, and nothing can be forgotten.

use domain::{
    habits::{HistoryYear, StampedEntry},
    ids::{HabitId, UserId},
};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    StoreError,
    habits::{entries::instant, records::decimal},
};

/// A merged change of a day.
#[derive(Debug)]
pub struct EntryWrite<'a> {
    /// Which habit.
    pub habit: HabitId,
    /// The entry as it is to be.
    pub entry: &'a StampedEntry,
    /// The packed year as it is to be.
    pub year: &'a HistoryYear,
    /// The year's version as it is to be.
    pub year_version: i64,
    /// Zone of the device when it happened.
    pub time_zone: &'a str,
    /// Id of the history row.
    pub change_id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: &'static str,
    /// The entry before.
    pub before: Option<Value>,
    /// What was asked for.
    pub request: Value,
    /// Corrected device time.
    pub client_time: Timestamp,
    /// Place in the owner's feed.
    pub position: i64,
    /// The server's time.
    pub at: Timestamp,
}

/// Writes a merged change.
///
/// # Errors
/// When the query fails.
pub async fn write(conn: &mut PgConnection, user: UserId, write: &EntryWrite<'_>) -> Result<(), StoreError> {
    let entry = &write.entry.entry;
    let stamped = |stamp: Option<domain::habits::Stamp>| (instant(stamp.map(|s| s.at)), stamp.map(|s| s.by));
    let (status_at, status_by) = stamped(write.entry.status);
    let (value_at, value_by) = stamped(write.entry.value);
    let (note_at, note_by) = stamped(write.entry.note);
    sqlx::query!(
        r#"
        with entry as (
            insert into habit_entries (user_id, habit_id, day, status, value, note, skip_reason, occurred_at, time_zone,
                status_at, status_by, value_at, value_by, note_at, note_by, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            on conflict (user_id, habit_id, day) do update
            set status = excluded.status, value = excluded.value, note = excluded.note,
                skip_reason = excluded.skip_reason, occurred_at = excluded.occurred_at, status_at = excluded.status_at,
                status_by = excluded.status_by, value_at = excluded.value_at, value_by = excluded.value_by,
                note_at = excluded.note_at, note_by = excluded.note_by, version = excluded.version
        ), history as (
            insert into habit_entry_changes (user_id, change_id, habit_id, day, kind, before, request, outcome,
                client_time, recorded_at)
            values ($1, $17, $2, $3, $18, $19, $20, 'applied', $21, $22)
        ), year as (
            insert into habit_years (user_id, habit_id, year, days, version)
            values ($1, $2, $23, $24, $25)
            on conflict (user_id, habit_id, year) do update
            set days = excluded.days, version = excluded.version
        )
        insert into changes (user_id, entity, entity_id, position, deleted, version, changed_at)
        values ($1, 'habit_year', $26, $27, false, $25, $22)
        on conflict (user_id, entity, entity_id) do update
        set position = excluded.position, deleted = false, version = excluded.version, changed_at = excluded.changed_at
        "#,
        user.uuid(),
        write.habit.uuid(),
        jiff_sqlx::Date::from(entry.day) as _,
        entry.status.map(domain::habits::EntryStatus::as_str),
        entry.value.map(decimal),
        entry.note,
        entry.skip_reason,
        instant(entry.occurred_at) as _,
        write.time_zone,
        status_at as _,
        status_by,
        value_at as _,
        value_by,
        note_at as _,
        note_by,
        entry.version,
        write.change_id,
        write.kind,
        write.before,
        write.request,
        jiff_sqlx::Timestamp::from(write.client_time) as _,
        jiff_sqlx::Timestamp::from(write.at) as _,
        write.year.year(),
        write.year.to_bytes(),
        write.year_version,
        format!("{}:{}", write.habit, write.year.year()),
        write.position
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Keeps a change that lost against a later one.
///
/// # Errors
/// When the query fails.
pub async fn write_superseded(
    conn: &mut PgConnection,
    user: UserId,
    write: &SupersededWrite<'_>,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into habit_entry_changes (user_id, change_id, habit_id, day, kind, request, outcome, client_time, recorded_at)
        values ($1, $2, $3, $4, $5, $6, 'superseded', $7, $8)
        "#,
        user.uuid(),
        write.change_id,
        write.habit.uuid(),
        jiff_sqlx::Date::from(write.day) as _,
        write.kind,
        write.request,
        jiff_sqlx::Timestamp::from(write.client_time) as _,
        jiff_sqlx::Timestamp::from(write.at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A change that lost.
#[derive(Debug)]
pub struct SupersededWrite<'a> {
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: jiff::civil::Date,
    /// Id of the history row.
    pub change_id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: &'static str,
    /// What was asked for.
    pub request: &'a Value,
    /// Corrected device time.
    pub client_time: Timestamp,
    /// The server's time.
    pub at: Timestamp,
}
