//! Personal access tokens, for scripts of the owner's.

use domain::ids::{AccessTokenId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// A token, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessTokenRow {
    /// Which.
    pub access_token_id: AccessTokenId,
    /// What the owner calls it.
    pub name: String,
    /// Stored scope words.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends, if ever.
    pub expires_at: Option<Timestamp>,
    /// When it was last noted as used.
    pub last_used_at: Option<Timestamp>,
}

/// Stores a token by its hash.
///
/// # Errors
/// [`StoreError::Conflict`] when the id is taken.
pub async fn insert(
    conn: &mut PgConnection,
    owner: UserId,
    token: &AccessTokenRow,
    token_hash: &[u8],
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into personal_access_tokens (user_id, access_token_id, name, token_hash, scopes, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        "#,
        owner.uuid(),
        token.access_token_id.uuid(),
        token.name,
        token_hash,
        &token.scopes,
        jiff_sqlx::Timestamp::from(token.created_at) as _,
        token.expires_at.map(jiff_sqlx::Timestamp::from) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The owner's usable tokens, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, owner: UserId, now: Timestamp) -> Result<Vec<AccessTokenRow>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select access_token_id, name, scopes, created_at, expires_at, last_used_at
        from personal_access_tokens
        where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
        order by created_at desc, access_token_id desc
        limit 200
        "#,
        owner.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| AccessTokenRow {
            access_token_id: AccessTokenId(row.access_token_id),
            name: row.name,
            scopes: row.scopes,
            created_at: row.created_at.to_jiff(),
            expires_at: row.expires_at.map(jiff_sqlx::Timestamp::to_jiff),
            last_used_at: row.last_used_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
        .collect())
}

/// Revokes one token. Returns whether there was one to revoke.
///
/// # Errors
/// When the query fails.
pub async fn revoke(
    conn: &mut PgConnection,
    owner: UserId,
    token: AccessTokenId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update personal_access_tokens
        set revoked_at = $3
        where user_id = $1 and access_token_id = $2 and revoked_at is null
        "#,
        owner.uuid(),
        token.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Revokes every token of the owner.
///
/// # Errors
/// When the query fails.
pub async fn revoke_all(conn: &mut PgConnection, owner: UserId, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update personal_access_tokens
        set revoked_at = $2
        where user_id = $1 and revoked_at is null
        "#,
        owner.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Notes that a token is in use.
///
/// # Errors
/// When the query fails.
pub async fn touch(
    conn: &mut PgConnection,
    owner: UserId,
    token: AccessTokenId,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update personal_access_tokens
        set last_used_at = $3
        where user_id = $1 and access_token_id = $2
        "#,
        owner.uuid(),
        token.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets tokens that were revoked or ran out before an instant. Returns how many. For the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from personal_access_tokens where coalesce(revoked_at, expires_at) < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
