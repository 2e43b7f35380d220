//! Keys that sign access tokens, read through a function and never by a query of a request.

use sqlx::PgExecutor;

use crate::StoreError;

/// A key.
#[derive(Clone)]
pub struct SigningKeyRow {
    /// Its name in a token's header.
    pub key_id: String,
    /// At least 32 bytes.
    pub secret: Vec<u8>,
    /// Whether it must no longer be used.
    pub retired: bool,
}

/// Every key, newest first.
///
/// # Errors
/// When the query fails.
pub async fn list(executor: impl PgExecutor<'_>) -> Result<Vec<SigningKeyRow>, StoreError> {
    Ok(sqlx::query_as!(
        SigningKeyRow,
        r#"
        select key_id as "key_id!", secret as "secret!", retired as "retired!"
        from list_signing_keys()
        "#
    )
    .fetch_all(executor)
    .await?)
}
