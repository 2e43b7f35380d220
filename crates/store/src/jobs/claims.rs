//! Taking work out under a lease, and what came of it. Every note names the lease: a worker that was too slow and lost
//! its work to another one changes nothing any more.

use domain::ids::JobId;
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgExecutor;
use uuid::Uuid;

use crate::StoreError;

/// A job as its worker holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Which.
    pub job_id: JobId,
    /// Under which claim.
    pub lease_id: Uuid,
}

/// Claimed work.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimedRow {
    /// The hold on it.
    pub hold: Hold,
    /// With what it is done.
    pub payload: Value,
    /// How often it was tried, this time included.
    pub attempts: i32,
    /// How often it is tried at most.
    pub max_attempts: i32,
}

/// Claims work of a kind that is due, the oldest first: until `locked_until` no other worker takes it.
///
/// # Errors
/// When the query fails.
pub async fn claim(
    executor: impl PgExecutor<'_>,
    kind: &str,
    count: i64,
    lease_id: Uuid,
    locked_until: Timestamp,
    now: Timestamp,
) -> Result<Vec<ClaimedRow>, StoreError> {
    // Chosen once, in a step of its own: inside the update the choice might be made again for each row.
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        with due as materialized (
            select job_id
            from jobs
            where kind = $1 and finished_at is null and run_at <= $5
                and (locked_until is null or locked_until <= $5) and attempts < max_attempts
            order by run_at
            limit $2
            for update skip locked
        )
        update jobs
        set lease_id = $3, locked_until = $4, attempts = jobs.attempts + 1
        from due
        where jobs.job_id = due.job_id
        returning jobs.job_id, jobs.payload, jobs.attempts, jobs.max_attempts
        "#,
        kind,
        count,
        lease_id,
        jiff_sqlx::Timestamp::from(locked_until) as _,
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_all(executor)
    .await?;
    let claimed = rows.into_iter().map(|row| ClaimedRow {
        hold: Hold { job_id: JobId(row.job_id), lease_id },
        payload: row.payload,
        attempts: row.attempts,
        max_attempts: row.max_attempts,
    });
    Ok(claimed.collect())
}

/// Moves the end of a lease. False when it is no longer this worker's.
///
/// # Errors
/// When the query fails.
pub async fn extend(executor: impl PgExecutor<'_>, hold: Hold, locked_until: Timestamp) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: any, by the worker
        update jobs
        set locked_until = $3
        where job_id = $1 and lease_id = $2
        "#,
        hold.job_id.uuid(),
        hold.lease_id,
        jiff_sqlx::Timestamp::from(locked_until) as _
    )
    .execute(executor)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that work was done.
///
/// # Errors
/// When the query fails.
pub async fn mark_done(executor: impl PgExecutor<'_>, hold: Hold, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        -- owner: any, by the worker
        update jobs
        set state = 'done', finished_at = $3, lease_id = null, locked_until = null, last_error_code = null
        where job_id = $1 and lease_id = $2
        "#,
        hold.job_id.uuid(),
        hold.lease_id,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Puts work off after a try that came to nothing.
///
/// # Errors
/// When the query fails.
pub async fn put_off(
    executor: impl PgExecutor<'_>,
    hold: Hold,
    run_at: Timestamp,
    code: &str,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        -- owner: any, by the worker
        update jobs
        set run_at = $3, lease_id = null, locked_until = null, last_error_code = $4
        where job_id = $1 and lease_id = $2
        "#,
        hold.job_id.uuid(),
        hold.lease_id,
        jiff_sqlx::Timestamp::from(run_at) as _,
        code
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Gives work up: it becomes a dead letter.
///
/// # Errors
/// When the query fails.
pub async fn bury(executor: impl PgExecutor<'_>, hold: Hold, at: Timestamp, code: &str) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        -- owner: any, by the worker
        update jobs
        set state = 'dead', finished_at = $3, lease_id = null, locked_until = null, last_error_code = $4
        where job_id = $1 and lease_id = $2
        "#,
        hold.job_id.uuid(),
        hold.lease_id,
        jiff_sqlx::Timestamp::from(at) as _,
        code
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Gives work back untried, for another worker to take at once.
///
/// # Errors
/// When the query fails.
pub async fn give_back(executor: impl PgExecutor<'_>, hold: Hold) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        -- owner: any, by the worker
        update jobs
        set attempts = attempts - 1, lease_id = null, locked_until = null
        where job_id = $1 and lease_id = $2
        "#,
        hold.job_id.uuid(),
        hold.lease_id
    )
    .execute(executor)
    .await?;
    Ok(())
}

/// Gives up work whose worker went away in its last try. Returns how much.
///
/// # Errors
/// When the query fails.
pub async fn bury_lost(executor: impl PgExecutor<'_>, now: Timestamp, code: &str) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        update jobs
        set state = 'dead', finished_at = $1, lease_id = null, locked_until = null, last_error_code = $2
        where locked_until <= $1 and attempts >= max_attempts
        "#,
        jiff_sqlx::Timestamp::from(now) as _,
        code
    )
    .execute(executor)
    .await?;
    Ok(done.rows_affected())
}
