//! Erasing whose days are over, as the worker. The database itself refuses to erase anybody else.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::PersonalTable;
use crate::StoreError;

/// The next hundred accounts whose owners asked for their end and did not come back in time; the longest waiting first.
///
/// # Errors
/// When the query fails.
pub async fn accounts_to_erase(conn: &mut PgConnection, at: Timestamp) -> Result<Vec<UserId>, StoreError> {
    let rows: Vec<Uuid> = sqlx::query_scalar("select user_id from list_accounts_to_erase($1) limit 100")
        .bind(jiff_sqlx::Timestamp::from(at))
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().map(UserId).collect())
}

/// Whether an account is among them, however many wait before it.
///
/// # Errors
/// When the query fails.
pub async fn is_to_erase(conn: &mut PgConnection, owner: UserId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("select exists (select from list_accounts_to_erase($2) where user_id = $1)")
        .bind(owner.uuid())
        .bind(jiff_sqlx::Timestamp::from(at))
        .fetch_one(conn)
        .await?)
}

/// Takes an account to be erased, until the transaction ends. Whether nobody else has it.
///
/// # Errors
/// When the query fails.
pub async fn take_to_erase(conn: &mut PgConnection, owner: UserId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("select pg_try_advisory_xact_lock(hashtextextended('erase ' || $1::text, 0))")
        .bind(owner.uuid())
        .fetch_one(conn)
        .await?)
}

/// Erases the rows of such an account in a table. Answers how many there were.
///
/// # Errors
/// [`StoreError::Query`] when the account is not to be erased, or the table has no owner.
pub async fn erase_rows(
    conn: &mut PgConnection,
    owner: UserId,
    table: &PersonalTable,
    at: Timestamp,
) -> Result<i64, StoreError> {
    Ok(sqlx::query_scalar("select erase_rows($1, $2, $3)")
        .bind(owner.uuid())
        .bind(table.name)
        .bind(jiff_sqlx::Timestamp::from(at))
        .fetch_one(conn)
        .await?)
}
