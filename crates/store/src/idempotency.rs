//! What was made under an `Idempotency-Key`, so that a request that is sent twice makes one thing.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// A request under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyedRequest {
    /// SHA-256 of what was asked for.
    pub request_hash: Vec<u8>,
    /// What was made.
    pub made_id: Uuid,
}

/// Takes a key for a request, unless a request later than `forgotten_before` holds it: then that one is the answer. Two
/// requests at once wait for each other here, and the second finds the first.
///
/// # Errors
/// When a query fails.
pub async fn take_key(
    conn: &mut PgConnection,
    user: UserId,
    key: &str,
    request: &KeyedRequest,
    at: Timestamp,
    forgotten_before: Timestamp,
) -> Result<Option<KeyedRequest>, StoreError> {
    let done = sqlx::query!(
        r#"
        insert into idempotency_keys as k (user_id, idempotency_key, request_hash, made_id, used_at)
        values ($1, $2, $3, $4, $5)
        on conflict (user_id, idempotency_key) do update
        set request_hash = excluded.request_hash, made_id = excluded.made_id, used_at = excluded.used_at
        where k.used_at <= $6
        "#,
        user.uuid(),
        key,
        request.request_hash.as_slice(),
        request.made_id,
        jiff_sqlx::Timestamp::from(at) as _,
        jiff_sqlx::Timestamp::from(forgotten_before) as _
    )
    .execute(&mut *conn)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(None);
    }
    let earlier = sqlx::query_as!(
        KeyedRequest,
        "select request_hash, made_id from idempotency_keys where user_id = $1 and idempotency_key = $2",
        user.uuid(),
        key
    )
    .fetch_one(conn)
    .await?;
    Ok(Some(earlier))
}

/// Forgets keys that were used before the given instant, of all owners: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_keys(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from idempotency_keys where used_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
