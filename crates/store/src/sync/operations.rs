//! Operations that were applied, with what they answered.

use domain::ids::{DeviceId, UserId};
use jiff::Timestamp;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _, PgConnection};
use uuid::Uuid;

use crate::StoreError;

/// An operation and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedOperation {
    /// Which operation.
    pub op_id: Uuid,
    /// SHA-256 of its content.
    pub request_hash: Vec<u8>,
    /// The answer.
    pub result: Value,
}

/// The operations among `ids` that were applied before.
///
/// # Errors
/// When the query fails.
pub async fn find_operations(
    conn: &mut PgConnection,
    user: UserId,
    ids: &[Uuid],
) -> Result<Vec<AppliedOperation>, StoreError> {
    let rows = sqlx::query_as!(
        AppliedOperation,
        "select op_id, request_hash, result from applied_operations where user_id = $1 and op_id = any($2)",
        user.uuid(),
        ids
    )
    .fetch_all(conn)
    .await?;
    Ok(rows)
}

/// Remembers applied operations.
///
/// # Errors
/// When the query fails.
pub async fn insert_operations(
    conn: &mut PgConnection,
    user: UserId,
    operations: &[AppliedOperation],
    at: Timestamp,
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = operations.iter().map(|o| o.op_id).collect();
    let hashes: Vec<&[u8]> = operations.iter().map(|o| o.request_hash.as_slice()).collect();
    let results: Vec<&Value> = operations.iter().map(|o| &o.result).collect();
    sqlx::query!(
        r#"
        insert into applied_operations (user_id, op_id, request_hash, result, applied_at)
        select $1, op_id, request_hash, result, $5
        from unnest($2::uuid[], $3::bytea[], $4::jsonb[]) as o (op_id, request_hash, result)
        "#,
        user.uuid(),
        &ids,
        &hashes as &[&[u8]],
        &results as &[&Value],
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Steps of a savepoint around one operation.
///
/// # Errors
/// When the statement fails.
pub async fn savepoint(conn: &mut PgConnection, statement: SavepointStep) -> Result<(), StoreError> {
    conn.execute(AssertSqlSafe(match statement {
        SavepointStep::Open => "savepoint operation",
        SavepointStep::Release => "release savepoint operation",
        SavepointStep::Undo => "rollback to savepoint operation",
    }))
    .await?;
    Ok(())
}

/// What to do with the savepoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavepointStep {
    /// Open it.
    Open,
    /// Keep what was done since.
    Release,
    /// Undo what was done since.
    Undo,
}

/// Notes that a device has synchronised.
///
/// # Errors
/// When the query fails.
pub async fn touch_device(
    conn: &mut PgConnection,
    user: UserId,
    device: DeviceId,
    client_build: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into devices (user_id, device_id, client_build, last_sync_at)
        values ($1, $2, $3, $4)
        on conflict (user_id, device_id) do update
        set client_build = excluded.client_build, last_sync_at = excluded.last_sync_at
        "#,
        user.uuid(),
        device.uuid(),
        client_build,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets devices that were not seen since the given instant, of all owners: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_devices(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from devices where last_sync_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Forgets operations older than the given instant, of all owners: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep_operations(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from applied_operations where applied_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
