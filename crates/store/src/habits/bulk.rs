//! Many entries of one habit at once, for demo accounts and imports.

use domain::{
    habits::{Entry, EntryStatus},
    ids::{HabitId, UserId},
};
use jiff::{Timestamp, tz::TimeZone};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{StoreError, habits::records::decimal};

/// By which way entries came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntrySource {
    /// `manual` or `import`.
    pub name: &'static str,
    /// Which import, so that what it wrote can be told from what was changed since; nil for none.
    pub by: Uuid,
    /// The time that no stamp lies after.
    pub now: Timestamp,
}

impl EntrySource {
    /// When an entry was made: when it happened, else as its day began in UTC. What its owner said of the day on any
    /// device stands above what is brought later.
    fn stamp(&self, entry: &Entry) -> jiff_sqlx::Timestamp {
        let began = || entry.day.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
        let at = entry.occurred_at.or_else(began).unwrap_or(self.now);
        jiff_sqlx::Timestamp::from(at.min(self.now))
    }
}

/// Writes entries of days that have none, and answers how many those were: what somebody said of a day stays. The
/// caller packs the years.
///
/// # Errors
/// When the query fails.
pub async fn insert_entries(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    entries: &[Entry],
    time_zone: &str,
    source: EntrySource,
) -> Result<u64, StoreError> {
    let days: Vec<jiff_sqlx::Date> = entries.iter().map(|e| jiff_sqlx::Date::from(e.day)).collect();
    let statuses: Vec<Option<&str>> = entries.iter().map(|e| e.status.map(EntryStatus::as_str)).collect();
    let values: Vec<_> = entries.iter().map(|e| e.value.map(decimal)).collect();
    let notes: Vec<Option<&str>> = entries.iter().map(|e| e.note.as_deref()).collect();
    let reasons: Vec<Option<&str>> = entries.iter().map(|e| e.skip_reason.as_deref()).collect();
    let times: Vec<_> = entries.iter().map(|e| e.occurred_at.map(jiff_sqlx::Timestamp::from)).collect();
    let stamps: Vec<_> = entries.iter().map(|e| source.stamp(e)).collect();
    let done = sqlx::query!(
        r#"
        insert into habit_entries (user_id, habit_id, day, status, value, set_value, note, skip_reason, occurred_at,
            time_zone, status_at, status_by, value_at, value_by, note_at, note_by, occurred_stamp_at, occurred_stamp_by,
            set_skip_reason, reason_at, reason_by, source)
        select $1, $2, day, status, value, value, note, skip_reason, occurred_at, $9,
            stamp, $10::uuid, stamp, $10::uuid, stamp, $10::uuid, stamp, $10::uuid,
            skip_reason, stamp, $10::uuid, $12
        from unnest($3::date[], $4::text[], $5::numeric[], $6::text[], $7::text[], $8::timestamptz[],
            $11::timestamptz[])
            as e (day, status, value, note, skip_reason, occurred_at, stamp)
        on conflict (user_id, habit_id, day) do nothing
        "#,
        user.uuid(),
        habit.uuid(),
        &days as _,
        &statuses as &[Option<&str>],
        &values as _,
        &notes as &[Option<&str>],
        &reasons as &[Option<&str>],
        &times as _,
        time_zone,
        source.by,
        &stamps as _,
        source.name
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
