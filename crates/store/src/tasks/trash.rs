//! Emptying the trash: whose has been full for too long, and removing what is in it.

use domain::ids::{TaskId, UserId};
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

/// Takes what was put in the trash by the given instant off its parts that came back from there without it, counts a
/// version of each, and answers these.
///
/// # Errors
/// When the query fails.
pub async fn take_gone_parents(
    conn: &mut PgConnection,
    user: UserId,
    before: Timestamp,
    at: Timestamp,
) -> Result<Vec<(TaskId, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"
        update tasks t
        set parent_id = null, version = t.version + 1, updated_at = $3
        from tasks p
        where t.user_id = $1 and p.user_id = $1 and t.parent_id = p.task_id
            and p.deleted_at <= $2 and t.deleted_at is null
        returning t.task_id, t.version
        "#,
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _,
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (TaskId(row.task_id), row.version)).collect())
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
