//! Single-use links in mails. A newer link of the same purpose replaces the older.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// A link to be stored.
#[derive(Debug)]
pub struct NewMailLink<'a> {
    /// `verify_email` or `reset_password`.
    pub purpose: &'static str,
    /// SHA-256 of the link's token.
    pub token_hash: &'a [u8],
    /// The address that it is sent to.
    pub email_canonical: &'a str,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Stores a link in place of the older one.
///
/// # Errors
/// When the query fails.
pub async fn put(
    conn: &mut PgConnection,
    owner: UserId,
    link: &NewMailLink<'_>,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into mail_links (user_id, purpose, token_hash, email_canonical, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, purpose) do update
            set token_hash = excluded.token_hash, email_canonical = excluded.email_canonical,
                created_at = excluded.created_at, expires_at = excluded.expires_at, used_at = null
        "#,
        owner.uuid(),
        link.purpose,
        link.token_hash,
        link.email_canonical,
        jiff_sqlx::Timestamp::from(at) as _,
        jiff_sqlx::Timestamp::from(link.expires_at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Whose link this is and what for, before a caller is known.
///
/// # Errors
/// When the query fails.
pub async fn find(executor: impl PgExecutor<'_>, token_hash: &[u8]) -> Result<Option<(UserId, String)>, StoreError> {
    let row = sqlx::query!(
        r#"
        select user_id as "user_id!", purpose as "purpose!"
        from find_mail_link($1)
        "#,
        token_hash
    )
    .fetch_optional(executor)
    .await?;
    Ok(row.map(|row| (UserId(row.user_id), row.purpose)))
}

/// Uses a link up. Returns the address that it proves, or none when it was used before or is too old.
///
/// # Errors
/// When the query fails.
pub async fn take(
    conn: &mut PgConnection,
    owner: UserId,
    purpose: &str,
    token_hash: &[u8],
    at: Timestamp,
) -> Result<Option<String>, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"
        update mail_links
        set used_at = $4
        where user_id = $1 and purpose = $2 and token_hash = $3 and used_at is null and expires_at > $4
        returning email_canonical
        "#,
        owner.uuid(),
        purpose,
        token_hash,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_optional(conn)
    .await?)
}

/// Forgets links that ran out before an instant, used or not. Returns how many. For the worker.
///
/// # Errors
/// When the query fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "
        -- owner: all of them, by the worker
        delete from mail_links where expires_at < $1
        ",
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
