//! Many entries of one habit at once, for demo accounts and imports.

use domain::{
    habits::{Entry, EntryStatus},
    ids::{HabitId, UserId},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{StoreError, habits::records::decimal};

/// Writes entries of days that have none, and answers how many those were: what somebody said of a day stays. The caller
/// packs the years.
///
/// # Errors
/// When the query fails.
pub async fn insert_entries(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    entries: &[Entry],
    time_zone: &str,
) -> Result<u64, StoreError> {
    let days: Vec<jiff_sqlx::Date> = entries.iter().map(|e| jiff_sqlx::Date::from(e.day)).collect();
    let statuses: Vec<Option<&str>> = entries.iter().map(|e| e.status.map(EntryStatus::as_str)).collect();
    let values: Vec<_> = entries.iter().map(|e| e.value.map(decimal)).collect();
    let notes: Vec<Option<&str>> = entries.iter().map(|e| e.note.as_deref()).collect();
    let reasons: Vec<Option<&str>> = entries.iter().map(|e| e.skip_reason.as_deref()).collect();
    let times: Vec<_> = entries.iter().map(|e| e.occurred_at.map(jiff_sqlx::Timestamp::from)).collect();
    let done = sqlx::query!(
        r#"
        insert into habit_entries (user_id, habit_id, day, status, value, set_value, note, skip_reason, occurred_at,
            time_zone, status_at, status_by, value_at, value_by, note_at, note_by, occurred_stamp_at, occurred_stamp_by,
            set_skip_reason, reason_at, reason_by)
        select $1, $2, day, status, value, value, note, skip_reason, occurred_at, $9,
            occurred_at, $10::uuid, occurred_at, $10::uuid, occurred_at, $10::uuid, occurred_at, $10::uuid,
            skip_reason, occurred_at, $10::uuid
        from unnest($3::date[], $4::text[], $5::numeric[], $6::text[], $7::text[], $8::timestamptz[])
            as e (day, status, value, note, skip_reason, occurred_at)
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
        Uuid::nil()
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
