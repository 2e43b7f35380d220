//! One statement for all that changes of days write: entries, their history, packed years and the feed. One round trip
//! for one change and for a thousand, and nothing can be forgotten.

use domain::{
    habits::{EntryStatus, HistoryYear, Stamp, StampedEntry},
    ids::{DeviceId, HabitId, SessionId, UserId},
};
use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    StoreError,
    habits::records::{decimal, decimal_total},
};

/// Merged changes of days: each entry and each year at most once, in its last state.
#[derive(Debug, Default)]
pub struct DayWrites<'a> {
    /// The entries as they are to be.
    pub entries: Vec<EntryWrite<'a>>,
    /// What was asked for, one for each change.
    pub history: Vec<EntryHistory>,
    /// What led to all of it.
    pub origin: HistoryOrigin,
    /// The packed years as they are to be.
    pub years: Vec<YearWrite<'a>>,
}

/// An entry as it is to be.
#[derive(Debug)]
pub struct EntryWrite<'a> {
    /// Which habit.
    pub habit: HabitId,
    /// The entry.
    pub entry: &'a StampedEntry,
    /// Zone of the device that wrote it first.
    pub time_zone: &'a str,
}

/// A change that was asked for, also one that lost.
#[derive(Debug)]
pub struct EntryHistory {
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: Date,
    /// Id of the history row.
    pub change_id: Uuid,
    /// `set`, `increment` or `clear`.
    pub kind: &'static str,
    /// The entry before; none when there was none, or the change lost.
    pub before: Option<Value>,
    /// What was asked for.
    pub request: Value,
    /// `applied` or `superseded`.
    pub outcome: &'static str,
    /// Corrected device time.
    pub client_time: Timestamp,
}

/// What led to changes of days, and by which way they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryOrigin {
    /// `manual`, `timer`, `restore`, `task`, `workout` or `import`.
    pub source: &'static str,
    /// The offline queue that brought them.
    pub device: Option<DeviceId>,
    /// The session through which they came; none with a personal token.
    pub session: Option<SessionId>,
}

impl Default for HistoryOrigin {
    fn default() -> Self {
        Self { source: "manual", device: None, session: None }
    }
}

/// A packed year as it is to be.
#[derive(Debug)]
pub struct YearWrite<'a> {
    /// Which habit.
    pub habit: HabitId,
    /// The year.
    pub year: &'a HistoryYear,
    /// Its version.
    pub version: i64,
    /// Place in the owner's feed.
    pub position: i64,
}

/// Writes merged changes.
///
/// # Errors
/// When the query fails.
pub async fn write(
    conn: &mut PgConnection,
    user: UserId,
    writes: &DayWrites<'_>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let e = EntryColumns::of(&writes.entries);
    let h = HistoryColumns::of(&writes.history);
    let y = YearColumns::of(&writes.years);
    let packed: Vec<&[u8]> = y.days.iter().map(Vec::as_slice).collect();
    sqlx::query!(
        r#"
        with entries as (
            insert into habit_entries (user_id, habit_id, day, status, value, set_value, added, note, skip_reason,
                occurred_at, time_zone, status_at, status_by, value_at, value_by, note_at, note_by, occurred_stamp_at,
                occurred_stamp_by, version, set_skip_reason, reason_at, reason_by)
            select $1, habit_id, day, status, value, set_value, added, note, skip_reason, occurred_at, time_zone,
                status_at, status_by, value_at, value_by, note_at, note_by, occurred_stamp_at, occurred_stamp_by, version,
                set_skip_reason, reason_at, reason_by
            from unnest($2::uuid[], $3::date[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[], $8::text[],
                $9::text[], $10::timestamptz[], $11::text[], $12::timestamptz[], $13::uuid[], $14::timestamptz[],
                $15::uuid[], $16::timestamptz[], $17::uuid[], $18::timestamptz[], $19::uuid[], $20::bigint[],
                $38::text[], $39::timestamptz[], $40::uuid[])
                as e (habit_id, day, status, value, set_value, added, note, skip_reason, occurred_at, time_zone,
                    status_at, status_by, value_at, value_by, note_at, note_by, occurred_stamp_at, occurred_stamp_by,
                    version, set_skip_reason, reason_at, reason_by)
            on conflict (user_id, habit_id, day) do update
            set status = excluded.status, value = excluded.value, set_value = excluded.set_value,
                added = excluded.added, note = excluded.note, skip_reason = excluded.skip_reason,
                occurred_at = excluded.occurred_at, status_at = excluded.status_at, status_by = excluded.status_by,
                value_at = excluded.value_at, value_by = excluded.value_by, note_at = excluded.note_at,
                note_by = excluded.note_by, occurred_stamp_at = excluded.occurred_stamp_at,
                occurred_stamp_by = excluded.occurred_stamp_by, version = excluded.version,
                set_skip_reason = excluded.set_skip_reason, reason_at = excluded.reason_at,
                reason_by = excluded.reason_by
        ), history as (
            insert into habit_entry_changes (user_id, habit_id, day, change_id, kind, before, request, outcome,
                client_time, recorded_at, source, device_id, session_id)
            select $1, habit_id, day, change_id, kind, before, request, outcome, client_time, $34::timestamptz,
                $35::text, $36::uuid, $37::uuid
            from unnest($21::uuid[], $22::date[], $23::uuid[], $24::text[], $25::jsonb[], $26::jsonb[], $27::text[],
                $28::timestamptz[])
                as h (habit_id, day, change_id, kind, before, request, outcome, client_time)
        ), years as (
            insert into habit_years (user_id, habit_id, year, days, version)
            select $1, habit_id, year, days, version
            from unnest($29::uuid[], $30::smallint[], $31::bytea[], $32::bigint[])
                as y (habit_id, year, days, version)
            on conflict (user_id, habit_id, year) do update
            set days = excluded.days, version = excluded.version
        )
        insert into changes (user_id, entity, entity_id, position, deleted, version, changed_at)
        select $1, 'habit_year', habit_id::text || ':' || year::text, position, false, version, $34::timestamptz
        from unnest($29::uuid[], $30::smallint[], $33::bigint[], $32::bigint[])
            as y (habit_id, year, position, version)
        on conflict (user_id, entity, entity_id) do update
        set position = excluded.position, deleted = false, version = excluded.version, changed_at = excluded.changed_at
        "#,
        user.uuid(),
        &e.habits,
        &e.days as _,
        &e.statuses as &[Option<&str>],
        &e.values as _,
        &e.set_values as _,
        &e.added as _,
        &e.notes as &[Option<&str>],
        &e.skip_reasons as &[Option<&str>],
        &e.occurred_at as _,
        &e.time_zones as &[&str],
        &e.status_at as _,
        &e.status_by as &[Option<Uuid>],
        &e.value_at as _,
        &e.value_by as &[Option<Uuid>],
        &e.note_at as _,
        &e.note_by as &[Option<Uuid>],
        &e.occurred_stamp_at as _,
        &e.occurred_stamp_by as &[Option<Uuid>],
        &e.versions,
        &h.habits,
        &h.days as _,
        &h.ids,
        &h.kinds as &[&str],
        &h.before as &[Option<&Value>],
        &h.requests as &[&Value],
        &h.outcomes as &[&str],
        &h.client_times as _,
        &y.habits,
        &y.years,
        &packed as &[&[u8]],
        &y.versions,
        &y.positions,
        jiff_sqlx::Timestamp::from(at) as _,
        writes.origin.source,
        writes.origin.device.map(|device| device.0),
        writes.origin.session.map(|session| session.0),
        &e.set_reasons as &[Option<&str>],
        &e.reason_at as _,
        &e.reason_by as &[Option<Uuid>]
    )
    .execute(conn)
    .await?;
    Ok(())
}

type Instants = Vec<Option<jiff_sqlx::Timestamp>>;

fn stamps<'a>(
    writes: &[EntryWrite<'a>],
    field: impl Fn(&'a StampedEntry) -> Option<Stamp>,
) -> (Instants, Vec<Option<Uuid>>) {
    let stamped =
        |stamp: Option<Stamp>| (stamp.map(|stamp| jiff_sqlx::Timestamp::from(stamp.at)), stamp.map(|stamp| stamp.by));
    writes.iter().map(|write| stamped(field(write.entry))).unzip()
}

/// Entries as the arrays that a statement takes.
struct EntryColumns<'a> {
    habits: Vec<Uuid>,
    days: Vec<jiff_sqlx::Date>,
    statuses: Vec<Option<&'static str>>,
    values: Vec<Option<Decimal>>,
    set_values: Vec<Option<Decimal>>,
    added: Vec<Decimal>,
    notes: Vec<Option<&'a str>>,
    skip_reasons: Vec<Option<&'a str>>,
    occurred_at: Instants,
    time_zones: Vec<&'a str>,
    status_at: Instants,
    status_by: Vec<Option<Uuid>>,
    set_reasons: Vec<Option<&'a str>>,
    reason_at: Instants,
    reason_by: Vec<Option<Uuid>>,
    value_at: Instants,
    value_by: Vec<Option<Uuid>>,
    note_at: Instants,
    note_by: Vec<Option<Uuid>>,
    occurred_stamp_at: Instants,
    occurred_stamp_by: Vec<Option<Uuid>>,
    versions: Vec<i64>,
}

impl<'a> EntryColumns<'a> {
    fn of(writes: &[EntryWrite<'a>]) -> Self {
        let (status_at, status_by) = stamps(writes, |e| e.status);
        let (reason_at, reason_by) = stamps(writes, |e| e.reason);
        let (value_at, value_by) = stamps(writes, |e| e.value);
        let (note_at, note_by) = stamps(writes, |e| e.note);
        let (occurred_stamp_at, occurred_stamp_by) = stamps(writes, |e| e.occurred);
        let entries = || writes.iter().map(|write| &write.entry.entry);
        Self {
            habits: writes.iter().map(|write| write.habit.uuid()).collect(),
            days: entries().map(|e| jiff_sqlx::Date::from(e.day)).collect(),
            statuses: entries().map(|e| e.status.map(EntryStatus::as_str)).collect(),
            values: entries().map(|e| e.value.map(decimal)).collect(),
            set_values: writes.iter().map(|write| write.entry.set_value.map(decimal)).collect(),
            added: writes.iter().map(|write| decimal_total(write.entry.added)).collect(),
            notes: entries().map(|e| e.note.as_deref()).collect(),
            skip_reasons: entries().map(|e| e.skip_reason.as_deref()).collect(),
            occurred_at: entries().map(|e| e.occurred_at.map(jiff_sqlx::Timestamp::from)).collect(),
            time_zones: writes.iter().map(|write| write.time_zone).collect(),
            status_at,
            status_by,
            set_reasons: writes.iter().map(|write| write.entry.set_reason.as_deref()).collect(),
            reason_at,
            reason_by,
            value_at,
            value_by,
            note_at,
            note_by,
            occurred_stamp_at,
            occurred_stamp_by,
            versions: entries().map(|e| e.version).collect(),
        }
    }
}

/// History as the arrays that a statement takes.
struct HistoryColumns<'a> {
    habits: Vec<Uuid>,
    days: Vec<jiff_sqlx::Date>,
    ids: Vec<Uuid>,
    kinds: Vec<&'static str>,
    before: Vec<Option<&'a Value>>,
    requests: Vec<&'a Value>,
    outcomes: Vec<&'static str>,
    client_times: Vec<jiff_sqlx::Timestamp>,
}

impl<'a> HistoryColumns<'a> {
    fn of(history: &'a [EntryHistory]) -> Self {
        Self {
            habits: history.iter().map(|h| h.habit.uuid()).collect(),
            days: history.iter().map(|h| jiff_sqlx::Date::from(h.day)).collect(),
            ids: history.iter().map(|h| h.change_id).collect(),
            kinds: history.iter().map(|h| h.kind).collect(),
            before: history.iter().map(|h| h.before.as_ref()).collect(),
            requests: history.iter().map(|h| &h.request).collect(),
            outcomes: history.iter().map(|h| h.outcome).collect(),
            client_times: history.iter().map(|h| jiff_sqlx::Timestamp::from(h.client_time)).collect(),
        }
    }
}

/// Packed years as the arrays that a statement takes.
struct YearColumns {
    habits: Vec<Uuid>,
    years: Vec<i16>,
    days: Vec<Vec<u8>>,
    versions: Vec<i64>,
    positions: Vec<i64>,
}

impl YearColumns {
    fn of(writes: &[YearWrite<'_>]) -> Self {
        Self {
            habits: writes.iter().map(|write| write.habit.uuid()).collect(),
            years: writes.iter().map(|write| write.year.year()).collect(),
            days: writes.iter().map(|write| write.year.to_bytes()).collect(),
            versions: writes.iter().map(|write| write.version).collect(),
            positions: writes.iter().map(|write| write.position).collect(),
        }
    }
}
