//! The list inside the app: what stands in it, and what of it was read.

use domain::ids::{HabitId, NotificationId, TaskId, UserId};
use jiff::{Timestamp, civil::Date};
use sqlx::{PgConnection, PgExecutor};
use uuid::Uuid;

use super::rows::{NotificationRow, StoredNotification};
use crate::StoreError;

/// The notifications of the list, newest first; below a place where one is given.
///
/// # Errors
/// When the query fails.
pub async fn list_notifications(
    conn: &mut PgConnection,
    user: UserId,
    below: Option<(Timestamp, NotificationId)>,
    limit: i64,
) -> Result<Vec<NotificationRow>, StoreError> {
    let (created_at, id) = below.unzip();
    let rows = sqlx::query_as!(
        StoredNotification,
        r#"
        select user_id, notification_id, kind, title, body, path, habit_id, task_id, day, created_at, read_at,
            snoozed_until, expires_at
        from notifications
        where user_id = $1 and in_app
            and ($2::timestamptz is null or (created_at, notification_id) < ($2, $3::uuid))
        order by created_at desc, notification_id desc
        limit $4
        "#,
        user.uuid(),
        created_at.map(jiff_sqlx::Timestamp::from) as _,
        id.map(NotificationId::uuid),
        limit
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(StoredNotification::read).collect()
}

/// How many of the list are unread, counted up to `most`: nobody reads a larger number. It needs no transaction.
///
/// # Errors
/// When the query fails.
pub async fn count_unread(executor: impl PgExecutor<'_>, user: UserId, most: i64) -> Result<i64, StoreError> {
    let count = sqlx::query_scalar!(r#"select unread_notifications($1, $2) as "count!""#, user.uuid(), most);
    Ok(count.fetch_one(executor).await?)
}

/// Notes that one was read; read before is fine. Returns whether there is one of that id.
///
/// # Errors
/// When the query fails.
pub async fn mark_read(
    conn: &mut PgConnection,
    user: UserId,
    id: NotificationId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update notifications set read_at = coalesce(read_at, $3) where user_id = $1 and notification_id = $2",
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that all were read. Returns how many were not.
///
/// # Errors
/// When the query fails.
pub async fn mark_all_read(conn: &mut PgConnection, user: UserId, at: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "update notifications set read_at = $2 where user_id = $1 and in_app and read_at is null",
        user.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}

/// Notes as read what was told about days of habits that need no word any more, also what stands in no list: of it a
/// push or a mail may still wait. Returns how many were unread.
///
/// # Errors
/// When the query fails.
pub async fn mark_settled(
    conn: &mut PgConnection,
    user: UserId,
    days: &[(HabitId, Date)],
    at: Timestamp,
) -> Result<u64, StoreError> {
    let habits: Vec<Uuid> = days.iter().map(|(habit, _)| habit.uuid()).collect();
    let days: Vec<jiff_sqlx::Date> = days.iter().map(|(_, day)| jiff_sqlx::Date::from(*day)).collect();
    let done = sqlx::query!(
        r#"
        update notifications n
        set read_at = $4
        from unnest($2::uuid[], $3::date[]) as settled (habit_id, day)
        where n.user_id = $1 and n.read_at is null and n.habit_id = settled.habit_id and n.day = settled.day
        "#,
        user.uuid(),
        &habits,
        &days as &[jiff_sqlx::Date],
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}

/// The same for tasks that are done.
///
/// # Errors
/// When the query fails.
pub async fn mark_tasks_settled(
    conn: &mut PgConnection,
    user: UserId,
    tasks: &[TaskId],
    at: Timestamp,
) -> Result<u64, StoreError> {
    let tasks: Vec<Uuid> = tasks.iter().map(|task| task.uuid()).collect();
    let done = sqlx::query!(
        "update notifications set read_at = $3 where user_id = $1 and task_id = any($2) and read_at is null",
        user.uuid(),
        &tasks,
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(done.execute(conn).await?.rows_affected())
}
