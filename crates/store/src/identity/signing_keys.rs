//! Keys that sign access tokens, read through a function and never by a query of a request. They are changed by the
//! owner of the database alone.

use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// A key.
#[derive(Clone)]
pub struct SigningKeyRow {
    /// Its name in a token's header.
    pub key_id: String,
    /// At least 32 bytes.
    pub secret: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on its tokens are refused, if ever.
    pub retired_at: Option<Timestamp>,
}

/// Every key, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(executor: impl PgExecutor<'_>) -> Result<Vec<SigningKeyRow>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select key_id as "key_id!", secret as "secret!", created_at as "created_at!", retired_at
        from list_signing_keys()
        "#
    )
    .fetch_all(executor)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SigningKeyRow {
            key_id: row.key_id,
            secret: row.secret,
            created_at: row.created_at.to_jiff(),
            retired_at: row.retired_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
        .collect())
}

/// Retires every key that has no end yet. Run as the owner of the database.
///
/// # Errors
/// When the query fails.
pub async fn retire_all(conn: &mut PgConnection, retired_at: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "update signing_keys set retired_at = $1 where retired_at is null or retired_at > $1",
        jiff_sqlx::Timestamp::from(retired_at) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}

/// Adds a key. Run as the owner of the database.
///
/// # Errors
/// When the query fails.
pub async fn insert(conn: &mut PgConnection, key: &SigningKeyRow) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into signing_keys (key_id, secret, created_at, retired_at) values ($1, $2, $3, $4)",
        key.key_id,
        key.secret,
        jiff_sqlx::Timestamp::from(key.created_at) as _,
        key.retired_at.map(jiff_sqlx::Timestamp::from) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets keys whose tokens are all long over. Run as the owner of the database.
///
/// # Errors
/// When the query fails.
pub async fn forget(conn: &mut PgConnection, retired_before: Timestamp) -> Result<u64, StoreError> {
    let done =
        sqlx::query!("delete from signing_keys where retired_at < $1", jiff_sqlx::Timestamp::from(retired_before) as _);
    Ok(done.execute(conn).await?.rows_affected())
}
