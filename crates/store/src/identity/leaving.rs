//! Accounts whose owners asked for their end.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// Notes that the owner asked for the end of the account, and from when on everything is erased. Asked again, the days
/// begin anew.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such row for this owner.
pub async fn ask_deletion(
    conn: &mut PgConnection,
    owner: UserId,
    asked_at: Timestamp,
    erase_after: Timestamp,
) -> Result<(), StoreError> {
    let done = sqlx::query!(
        r#"
        update users
        set deletion_asked_at = $2, erase_after = $3, updated_at = $2
        where user_id = $1
        "#,
        owner.uuid(),
        jiff_sqlx::Timestamp::from(asked_at) as _,
        jiff_sqlx::Timestamp::from(erase_after) as _
    )
    .execute(conn)
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Takes that back, unless the days are over. Returns whether the account stays: also when it was taken back before.
///
/// # Errors
/// When the query fails.
pub async fn take_deletion_back(conn: &mut PgConnection, owner: UserId, at: Timestamp) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        update users
        set deletion_asked_at = null, erase_after = null, updated_at = $2
        where user_id = $1 and (erase_after is null or erase_after > $2)
        "#,
        owner.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}
