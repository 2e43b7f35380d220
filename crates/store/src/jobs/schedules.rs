//! Work by the clock: which slots were begun.

use jiff::Timestamp;
use sqlx::PgExecutor;

use crate::StoreError;

/// Notes that the work of a slot begins. False when another process was first.
///
/// A process whose clock was far ahead may have noted a slot that the others reach much later: beyond `far_ahead` such
/// a note does not count.
///
/// # Errors
/// When the query fails.
pub async fn begin_slot(
    executor: impl PgExecutor<'_>,
    schedule: &str,
    slot: Timestamp,
    far_ahead: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        insert into job_schedules as s (schedule, last_fired_for)
        values ($1, $2)
        on conflict (schedule) do update
        set last_fired_for = excluded.last_fired_for
        where s.last_fired_for < excluded.last_fired_for or s.last_fired_for > $3
        "#,
        schedule,
        jiff_sqlx::Timestamp::from(slot) as _,
        jiff_sqlx::Timestamp::from(far_ahead) as _
    )
    .execute(executor)
    .await?;
    Ok(done.rows_affected() == 1)
}
