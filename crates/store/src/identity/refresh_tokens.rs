//! Refresh tokens, the newest and those that were rotated away: to tell a lost answer from a thief (decision 22).

use domain::ids::{SessionId, UserId};
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// What became of a refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenState {
    /// When it was first used for a newer one.
    pub rotated_at: Option<Timestamp>,
    /// The hash of the newest that it was used for.
    pub successor_hash: Option<Vec<u8>>,
}

/// Whose a refresh token is or was, before a caller is known.
///
/// # Errors
/// When the query fails.
pub async fn find(executor: impl PgExecutor<'_>, token_hash: &[u8]) -> Result<Option<(UserId, SessionId)>, StoreError> {
    let row = sqlx::query!(
        r#"
        select user_id as "user_id!", session_id as "session_id!"
        from find_refresh_token($1)
        "#,
        token_hash
    )
    .fetch_optional(executor)
    .await?;
    Ok(row.map(|row| (UserId(row.user_id), SessionId(row.session_id))))
}

/// Stores a refresh token of a session.
///
/// # Errors
/// When the query fails.
pub async fn insert(
    conn: &mut PgConnection,
    owner: UserId,
    session: SessionId,
    token_hash: &[u8],
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into refresh_tokens (user_id, session_id, token_hash, issued_at)
        values ($1, $2, $3, $4)
        "#,
        owner.uuid(),
        session.uuid(),
        token_hash,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Locks a refresh token, so that two uses at once follow each other.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn lock(conn: &mut PgConnection, owner: UserId, token_hash: &[u8]) -> Result<TokenState, StoreError> {
    let row = sqlx::query!(
        r#"
        select rotated_at, successor_hash
        from refresh_tokens
        where user_id = $1 and token_hash = $2
        for update
        "#,
        owner.uuid(),
        token_hash
    )
    .fetch_one(conn)
    .await?;
    Ok(TokenState { rotated_at: row.rotated_at.map(jiff_sqlx::Timestamp::to_jiff), successor_hash: row.successor_hash })
}

/// Notes that a refresh token was used for a newer one. The first time counts, the newest successor stands.
///
/// # Errors
/// When the query fails.
pub async fn mark_rotated(
    conn: &mut PgConnection,
    owner: UserId,
    token_hash: &[u8],
    successor_hash: &[u8],
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update refresh_tokens
        set rotated_at = coalesce(rotated_at, $4), successor_hash = $3
        where user_id = $1 and token_hash = $2
        "#,
        owner.uuid(),
        token_hash,
        successor_hash,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether a refresh token is there that nobody has used.
///
/// # Errors
/// When the query fails.
pub async fn is_unused(conn: &mut PgConnection, owner: UserId, token_hash: &[u8]) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar!(
        r#"
        select exists (
            select from refresh_tokens where user_id = $1 and token_hash = $2 and rotated_at is null
        ) as "exists!"
        "#,
        owner.uuid(),
        token_hash
    )
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// Forgets tokens that were rotated away before an instant. Returns how many. For the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from refresh_tokens where rotated_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
