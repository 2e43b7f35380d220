//! Keys of links that prove themselves, made by the migration.

use sqlx::PgExecutor;

use crate::StoreError;

/// The key of a purpose.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub async fn find(executor: impl PgExecutor<'_>, purpose: &str) -> Result<Vec<u8>, StoreError> {
    let key = sqlx::query_scalar!("select find_link_key($1)", purpose).fetch_one(executor).await?;
    key.ok_or(StoreError::NotFound)
}
