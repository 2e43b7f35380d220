//! Files that were brought and not taken over yet.

use domain::ids::{ImportId, UserId};
use sqlx::PgConnection;

use crate::StoreError;

/// Keeps a file.
///
/// # Errors
/// When the query fails.
pub async fn insert_file(
    conn: &mut PgConnection,
    user: UserId,
    id: ImportId,
    content: &[u8],
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into import_files (user_id, import_id, content) values ($1, $2, $3)",
        user.uuid(),
        id.uuid(),
        content
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The file itself; none when it was taken over, or the owner has no such import.
///
/// # Errors
/// When the query fails.
pub async fn content(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
    let content = sqlx::query_scalar!(
        "select content from import_files where user_id = $1 and import_id = $2",
        user.uuid(),
        id.uuid()
    );
    Ok(content.fetch_optional(conn).await?)
}

/// What was found in the file; none when it was not read, or was taken over.
///
/// # Errors
/// When the query fails.
pub async fn reading(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
    let reading = sqlx::query_scalar!(
        "select reading from import_files where user_id = $1 and import_id = $2",
        user.uuid(),
        id.uuid()
    );
    Ok(reading.fetch_optional(conn).await?.flatten())
}

/// Keeps what was found in the file, or forgets it.
///
/// # Errors
/// When the query fails.
pub async fn put_reading(
    conn: &mut PgConnection,
    user: UserId,
    id: ImportId,
    reading: Option<&[u8]>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update import_files set reading = $3 where user_id = $1 and import_id = $2",
        user.uuid(),
        id.uuid(),
        reading as Option<&[u8]>
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a file that was taken over.
///
/// # Errors
/// When the query fails.
pub async fn delete_file(conn: &mut PgConnection, user: UserId, id: ImportId) -> Result<(), StoreError> {
    sqlx::query!("delete from import_files where user_id = $1 and import_id = $2", user.uuid(), id.uuid())
        .execute(conn)
        .await?;
    Ok(())
}
