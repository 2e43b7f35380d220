//! Days read to be written: each with its stamps, and the packed years in which they stand. One query for any number.

use std::collections::BTreeMap;

use domain::{
    habits::{HistoryYear, Stamp, StampedEntry},
    ids::{HabitId, UserId},
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    StoreError,
    habits::entries::{EntryRow, quantity, total},
};

/// What is stored of the days that were asked for. A day or a year of which nothing is stored is not in it.
#[derive(Debug, Clone, Default)]
pub struct DayStates {
    /// The entries.
    pub days: BTreeMap<(HabitId, Date), StampedEntry>,
    /// The packed years with their versions.
    pub years: BTreeMap<(HabitId, i16), (HistoryYear, i64)>,
}

struct StateRow {
    habit_id: Uuid,
    day: jiff_sqlx::Date,
    status: Option<String>,
    value: Option<Decimal>,
    set_value: Option<Decimal>,
    added: Option<Decimal>,
    note: Option<String>,
    skip_reason: Option<String>,
    occurred_at: Option<jiff_sqlx::Timestamp>,
    status_at: Option<jiff_sqlx::Timestamp>,
    status_by: Option<Uuid>,
    set_skip_reason: Option<String>,
    reason_at: Option<jiff_sqlx::Timestamp>,
    reason_by: Option<Uuid>,
    value_at: Option<jiff_sqlx::Timestamp>,
    value_by: Option<Uuid>,
    note_at: Option<jiff_sqlx::Timestamp>,
    note_by: Option<Uuid>,
    occurred_stamp_at: Option<jiff_sqlx::Timestamp>,
    occurred_stamp_by: Option<Uuid>,
    version: Option<i64>,
    year_days: Option<Vec<u8>>,
    year_version: Option<i64>,
}

/// Reads days to be written. The owner's change counter is locked by then, so nothing moves underneath.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn find_for_write(
    conn: &mut PgConnection,
    user: UserId,
    wanted: &[(HabitId, Date)],
) -> Result<DayStates, StoreError> {
    let habits: Vec<Uuid> = wanted.iter().map(|(habit, _)| habit.uuid()).collect();
    let days: Vec<jiff_sqlx::Date> = wanted.iter().map(|(_, day)| jiff_sqlx::Date::from(*day)).collect();
    let rows = sqlx::query_as!(
        StateRow,
        r#"
        select w.habit_id as "habit_id!", w.day as "day!", e.status as "status?", e.value as "value?",
            e.set_value as "set_value?", e.added as "added?", e.note as "note?", e.skip_reason as "skip_reason?",
            e.occurred_at as "occurred_at?", e.status_at as "status_at?", e.status_by as "status_by?",
            e.set_skip_reason as "set_skip_reason?", e.reason_at as "reason_at?", e.reason_by as "reason_by?",
            e.value_at as "value_at?", e.value_by as "value_by?", e.note_at as "note_at?", e.note_by as "note_by?",
            e.occurred_stamp_at as "occurred_stamp_at?", e.occurred_stamp_by as "occurred_stamp_by?",
            e.version as "version?", y.days as "year_days?", y.version as "year_version?"
        from unnest($2::uuid[], $3::date[]) as w (habit_id, day)
        left join habit_entries e on e.user_id = $1 and e.habit_id = w.habit_id and e.day = w.day
        left join habit_years y on y.user_id = $1 and y.habit_id = w.habit_id
            and y.year = extract(year from w.day)::smallint
        "#,
        user.uuid(),
        &habits,
        &days as _
    )
    .fetch_all(conn)
    .await?;
    let mut states = DayStates::default();
    for row in rows {
        take(&mut states, row)?;
    }
    Ok(states)
}

fn take(states: &mut DayStates, row: StateRow) -> Result<(), StoreError> {
    let (habit, day) = (HabitId(row.habit_id), row.day.to_jiff());
    let place = (habit, day.year());
    if let (false, Some(bytes)) = (states.years.contains_key(&place), &row.year_days) {
        let year = HistoryYear::from_bytes(day.year(), bytes);
        let year = year.ok_or(StoreError::Corrupt { table: "habit_years", column: "days" })?;
        states.years.insert(place, (year, row.year_version.unwrap_or(0)));
    }
    if let Some(version) = row.version {
        states.days.insert((habit, day), entry(version, row)?);
    }
    Ok(())
}

fn entry(version: i64, row: StateRow) -> Result<StampedEntry, StoreError> {
    Ok(StampedEntry {
        entry: EntryRow {
            habit_id: row.habit_id,
            day: row.day,
            status: row.status,
            value: row.value,
            note: row.note,
            skip_reason: row.skip_reason,
            occurred_at: row.occurred_at,
            version,
        }
        .try_into()?,
        status: stamp(row.status_at, row.status_by),
        reason: stamp(row.reason_at, row.reason_by),
        value: stamp(row.value_at, row.value_by),
        note: stamp(row.note_at, row.note_by),
        occurred: stamp(row.occurred_stamp_at, row.occurred_stamp_by),
        set_reason: row.set_skip_reason,
        set_value: row.set_value.map(quantity).transpose()?,
        added: row.added.map(total).transpose()?.unwrap_or_default(),
    })
}

fn stamp(at: Option<jiff_sqlx::Timestamp>, by: Option<Uuid>) -> Option<Stamp> {
    Some(Stamp { at: at?.to_jiff(), by: by? })
}
