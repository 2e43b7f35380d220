//! Emptying the trash: whose has been full for too long, and removing what is in it.

use domain::ids::UserId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// Everybody with a task that was put in the trash by the given instant: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn owners_of_task_trash(conn: &mut PgConnection, before: Timestamp) -> Result<Vec<UserId>, StoreError> {
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        select distinct user_id from tasks where deleted_at <= $1
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| UserId(row.user_id)).collect())
}

/// Removes the tasks that were put in the trash by the given instant. That they are gone stands in the feed since then.
/// Answers how many.
///
/// # Errors
/// When the query fails.
pub async fn remove_task_trash(conn: &mut PgConnection, user: UserId, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "delete from tasks where user_id = $1 and deleted_at <= $2",
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
