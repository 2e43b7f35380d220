//! Signed-in browsers, apps and scripts. A cookie and a family of refresh tokens are both sessions, so that one list
//! shows and one switch ends them.

use domain::ids::{SessionId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// A session to be stored.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Which.
    pub session_id: SessionId,
    /// `cookie` or `token`.
    pub kind: &'static str,
    /// SHA-256 of the cookie's value or of the refresh token.
    pub token_hash: &'a [u8],
    /// A short claim of what the device is.
    pub device_label: &'a str,
    /// When it ends for lack of use.
    pub idle_expires_at: Timestamp,
    /// When it ends in any case.
    pub expires_at: Timestamp,
}

/// A live session, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Which.
    pub session_id: SessionId,
    /// `cookie` or `token`.
    pub kind: String,
    /// A short claim of what the device is.
    pub device_label: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last noted as used.
    pub last_seen_at: Timestamp,
    /// When it ends in any case.
    pub expires_at: Timestamp,
}

/// Stores a session.
///
/// # Errors
/// When the query fails.
pub async fn insert(
    conn: &mut PgConnection,
    owner: UserId,
    session: &NewSession<'_>,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into sessions (user_id, session_id, kind, token_hash, device_label, created_at, last_seen_at,
            idle_expires_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $6, $7, $8)
        "#,
        owner.uuid(),
        session.session_id.uuid(),
        session.kind,
        session.token_hash,
        session.device_label,
        jiff_sqlx::Timestamp::from(at) as _,
        jiff_sqlx::Timestamp::from(session.idle_expires_at) as _,
        jiff_sqlx::Timestamp::from(session.expires_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The owner's live sessions, last used first.
///
/// # Errors
/// When the query fails.
pub async fn list(conn: &mut PgConnection, owner: UserId, now: Timestamp) -> Result<Vec<SessionRow>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select session_id, kind, device_label, created_at, last_seen_at, expires_at
        from sessions
        where user_id = $1 and ended_at is null and expires_at > $2 and idle_expires_at > $2
        order by last_seen_at desc, session_id desc
        limit 200
        "#,
        owner.uuid(),
        jiff_sqlx::Timestamp::from(now) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SessionRow {
            session_id: SessionId(row.session_id),
            kind: row.kind,
            device_label: row.device_label,
            created_at: row.created_at.to_jiff(),
            last_seen_at: row.last_seen_at.to_jiff(),
            expires_at: row.expires_at.to_jiff(),
        })
        .collect())
}

/// Ends one session. Returns whether there was a live one to end.
///
/// # Errors
/// When the query fails.
pub async fn end(
    conn: &mut PgConnection,
    owner: UserId,
    session: SessionId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update sessions
        set ended_at = $3
        where user_id = $1 and session_id = $2 and ended_at is null
        "#,
        owner.uuid(),
        session.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends every session but one, or every one with none. Returns how many.
///
/// # Errors
/// When the query fails.
pub async fn end_others(
    conn: &mut PgConnection,
    owner: UserId,
    kept: Option<SessionId>,
    at: Timestamp,
) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        update sessions
        set ended_at = $3
        where user_id = $1 and ended_at is null and session_id is distinct from $2
        "#,
        owner.uuid(),
        kept.map(SessionId::uuid),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Notes that a session is in use and moves its idle end, never past its last one.
///
/// # Errors
/// When the query fails.
pub async fn touch(
    conn: &mut PgConnection,
    owner: UserId,
    session: SessionId,
    idle_expires_at: Timestamp,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update sessions
        set last_seen_at = $4, idle_expires_at = least($3, expires_at)
        where user_id = $1 and session_id = $2 and ended_at is null
        "#,
        owner.uuid(),
        session.uuid(),
        jiff_sqlx::Timestamp::from(idle_expires_at) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives a live session of a kind a new secret and moves its idle end. Returns whether there was such a session.
///
/// # Errors
/// When the query fails.
pub async fn rotate(
    conn: &mut PgConnection,
    owner: UserId,
    session: SessionId,
    kind: &str,
    token_hash: &[u8],
    idle_expires_at: Timestamp,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update sessions
        set previous_token_hash = token_hash, token_hash = $3, rotated_at = $5, last_seen_at = $5,
            idle_expires_at = least($4, expires_at)
        where user_id = $1 and session_id = $2 and kind = $6 and ended_at is null and expires_at > $5
            and idle_expires_at > $5
        "#,
        owner.uuid(),
        session.uuid(),
        token_hash,
        jiff_sqlx::Timestamp::from(idle_expires_at) as _,
        jiff_sqlx::Timestamp::from(at) as _,
        kind
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets sessions that ended or ran out before an instant, with their refresh tokens. Returns how many. For the
/// worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from sessions where coalesce(ended_at, least(idle_expires_at, expires_at)) < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
