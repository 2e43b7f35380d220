//! Telling other server processes that something changed.

use sqlx::PgPool;

use crate::StoreError;

/// Sends one notification, outside any transaction.
///
/// # Errors
/// When the query fails.
pub async fn notify(pool: &PgPool, channel: &str, payload: &str) -> Result<(), StoreError> {
    sqlx::query!("select pg_notify($1, $2)", channel, payload).execute(pool).await?;
    Ok(())
}
