//! Attempts that matter for security, counted where every server process sees them (decision 19).

use jiff::Timestamp;
use sqlx::PgExecutor;

use crate::StoreError;

/// Takes one attempt from a bucket that holds `burst` and gains one every `every_seconds`. Returns 0 when granted,
/// else the seconds until the next one.
///
/// # Errors
/// When the query fails.
pub async fn take(
    executor: impl PgExecutor<'_>,
    bucket: &str,
    key_hash: &[u8],
    burst: f64,
    every_seconds: f64,
    now: Timestamp,
) -> Result<f64, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select take_throttle($1, $2, $3, $4, $5) as "wait!""#,
        bucket,
        key_hash,
        burst,
        every_seconds,
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_one(executor)
    .await?)
}

/// Gives an attempt back, where only failures are to count.
///
/// # Errors
/// When the query fails.
pub async fn give_back(executor: impl PgExecutor<'_>, bucket: &str, key_hash: &[u8]) -> Result<(), StoreError> {
    sqlx::query!(r#"select return_throttle($1, $2)::text as "nothing""#, bucket, key_hash).fetch_one(executor).await?;
    Ok(())
}

/// Removes buckets that were not touched since an instant. Returns how many. For the worker role.
///
/// # Errors
/// When the query fails.
pub async fn sweep(executor: impl PgExecutor<'_>, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!("delete from throttles where refilled_at < $1", jiff_sqlx::Timestamp::from(before) as _)
        .execute(executor)
        .await?;
    Ok(done.rows_affected())
}
