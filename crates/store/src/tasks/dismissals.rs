//! Tasks that nobody wants suggested any more.

use std::collections::BTreeSet;

use domain::ids::{TaskId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// The tasks that were dismissed.
///
/// # Errors
/// When the query fails.
pub async fn dismissed(conn: &mut PgConnection, user: UserId) -> Result<BTreeSet<TaskId>, StoreError> {
    let rows = sqlx::query_scalar!("select task_id from task_dismissals where user_id = $1", user.uuid());
    Ok(rows.fetch_all(conn).await?.into_iter().map(TaskId).collect())
}

/// Dismisses a task; once is enough. Answers whether it was not yet.
///
/// # Errors
/// [`StoreError::Conflict`] when the owner has no such task, or when the query fails.
pub async fn insert_dismissal(
    conn: &mut PgConnection,
    user: UserId,
    task: TaskId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "
        insert into task_dismissals (user_id, task_id, dismissed_at)
        values ($1, $2, $3)
        on conflict (user_id, task_id) do nothing
        ",
        user.uuid(),
        task.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() > 0)
}
