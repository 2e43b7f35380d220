//! Password hashes.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::{PgConnection, PgExecutor};

use crate::StoreError;

/// What a sign-in compares with.
#[derive(Clone)]
pub struct Credential {
    /// Who.
    pub user_id: UserId,
    /// A PHC string.
    pub password_hash: String,
    /// Whether the account is switched off.
    pub disabled: bool,
    /// Whether its owner asked for its end.
    pub leaving: bool,
}

/// The credential of an address, before a caller is known.
///
/// # Errors
/// When the query fails.
pub async fn find(executor: impl PgExecutor<'_>, email_canonical: &str) -> Result<Option<Credential>, StoreError> {
    let row = sqlx::query!(
        r#"
        select user_id as "user_id!", password_hash as "password_hash!", disabled as "disabled!",
            leaving as "leaving!"
        from find_credential($1)
        "#,
        email_canonical
    )
    .fetch_optional(executor)
    .await?;
    Ok(row.map(|row| Credential {
        user_id: UserId(row.user_id),
        password_hash: row.password_hash,
        disabled: row.disabled,
        leaving: row.leaving,
    }))
}

/// The owner's own password hash.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn password_hash(conn: &mut PgConnection, owner: UserId) -> Result<String, StoreError> {
    Ok(sqlx::query_scalar!("select password_hash from user_credentials where user_id = $1", owner.uuid())
        .fetch_one(conn)
        .await?)
}

/// Stores the hash of a new password.
///
/// # Errors
/// When the query fails.
pub async fn put(conn: &mut PgConnection, owner: UserId, hash: &str, at: Timestamp) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into user_credentials (user_id, password_hash, changed_at)
        values ($1, $2, $3)
        on conflict (user_id) do update
            set password_hash = excluded.password_hash, changed_at = excluded.changed_at
        "#,
        owner.uuid(),
        hash,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Replaces a hash by a costlier one of the same password, unless the password has changed meanwhile.
///
/// # Errors
/// When the query fails.
pub async fn rehash(conn: &mut PgConnection, owner: UserId, old: &str, new: &str) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        update user_credentials
        set password_hash = $3
        where user_id = $1 and password_hash = $2
        "#,
        owner.uuid(),
        old,
        new
    )
    .execute(conn)
    .await?;
    Ok(())
}
