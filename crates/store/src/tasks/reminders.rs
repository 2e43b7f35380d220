//! Reminders of tasks, as far as tasks move them. A reminder counts from when its task is due, and goes along when the
//! task comes again.

use domain::ids::{ReminderId, TaskId, UserId};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde::Serialize;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::TaskRecord;
use crate::StoreError;

/// When a task is due, as it is sent.
#[derive(Serialize)]
struct SentDue<'a> {
    task_id: Uuid,
    due_day: Option<Date>,
    due_time: Option<Time>,
    due_zone: Option<&'a str>,
}

impl<'a> SentDue<'a> {
    fn of(record: &'a TaskRecord) -> Self {
        let due = record.task.due.as_ref();
        Self {
            task_id: record.task.id.uuid(),
            due_day: due.map(|due| due.day),
            due_time: due.and_then(|due| due.time),
            due_zone: due.and_then(|due| due.zone.as_deref()),
        }
    }
}

/// Has the planner look at the reminders of tasks that are about to be written as due at another time than they are:
/// what those would have asked before is let go.
///
/// # Errors
/// When the query fails.
pub async fn wake_reminders_of_moved(
    conn: &mut PgConnection,
    user: UserId,
    records: &[TaskRecord],
    at: Timestamp,
) -> Result<(), StoreError> {
    if records.is_empty() {
        return Ok(());
    }
    let sent: Vec<SentDue<'_>> = records.iter().map(SentDue::of).collect();
    sqlx::query!(
        r#"
        update reminders r
        set planned_until = $3, next_at = $3
        from jsonb_to_recordset($2) as s (task_id uuid, due_day date, due_time time, due_zone text)
        join tasks t on t.user_id = $1 and t.task_id = s.task_id
        where r.user_id = $1 and r.is_on and r.task_id = s.task_id
            and (t.due_day, t.due_time, t.due_zone) is distinct from (s.due_day, s.due_time, s.due_zone)
        "#,
        user.uuid(),
        Json(&sent) as _,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Hands the reminders of tasks on to other tasks, each pair from the first to the second. Answers which those were,
/// with their versions; what they would have asked before is let go.
///
/// # Errors
/// When the query fails.
pub async fn hand_on_reminders(
    conn: &mut PgConnection,
    user: UserId,
    pairs: &[(TaskId, TaskId)],
    at: Timestamp,
) -> Result<Vec<(ReminderId, i64)>, StoreError> {
    let (from, to): (Vec<Uuid>, Vec<Uuid>) = pairs.iter().map(|(from, to)| (from.uuid(), to.uuid())).unzip();
    let rows = sqlx::query!(
        r#"
        update reminders r
        set task_id = pair.to_id, version = r.version + 1, updated_at = $4, planned_until = $4,
            next_at = case when r.is_on then $4::timestamptz end
        from unnest($2::uuid[], $3::uuid[]) as pair (from_id, to_id)
        where r.user_id = $1 and r.task_id = pair.from_id
            and exists (select 1 from tasks t where t.user_id = $1 and t.task_id = pair.to_id)
        returning r.reminder_id, r.version
        "#,
        user.uuid(),
        &from,
        &to,
        jiff_sqlx::Timestamp::from(at) as _
    );
    let moved = rows.fetch_all(conn).await?.into_iter();
    Ok(moved.map(|row| (ReminderId(row.reminder_id), row.version)).collect())
}

/// The reminders of some tasks, with their versions.
///
/// # Errors
/// When the query fails.
pub async fn reminders_of(
    conn: &mut PgConnection,
    user: UserId,
    tasks: &[Uuid],
) -> Result<Vec<(ReminderId, i64)>, StoreError> {
    let rows = sqlx::query!(
        "select reminder_id, version from reminders where user_id = $1 and task_id = any($2) order by reminder_id",
        user.uuid(),
        tasks
    );
    let found = rows.fetch_all(conn).await?.into_iter();
    Ok(found.map(|row| (ReminderId(row.reminder_id), row.version)).collect())
}

/// The reminders of tasks that were put in the trash by the given instant, with their versions.
///
/// # Errors
/// When the query fails.
pub async fn reminders_of_trash(
    conn: &mut PgConnection,
    user: UserId,
    before: Timestamp,
) -> Result<Vec<(ReminderId, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select r.reminder_id, r.version
        from reminders r
        join tasks t on t.user_id = r.user_id and t.task_id = r.task_id
        where r.user_id = $1 and t.deleted_at <= $2
        order by r.reminder_id
        "#,
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    );
    let found = rows.fetch_all(conn).await?.into_iter();
    Ok(found.map(|row| (ReminderId(row.reminder_id), row.version)).collect())
}
