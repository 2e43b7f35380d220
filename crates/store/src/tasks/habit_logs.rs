//! What completing a task noted of a habit's day.

use domain::{
    habits::{Quantity, Stamp},
    ids::{HabitId, TaskId, UserId},
};
use jiff::civil::Date;
use sqlx::PgConnection;

use super::rows::stamp;
use crate::{
    StoreError,
    habits::{decimal, quantity},
};

/// A note that a task left on a habit's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HabitLog {
    /// Which task.
    pub task: TaskId,
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: Date,
    /// What was added; none where the day was noted as done.
    pub amount: Option<Quantity>,
    /// The write.
    pub stamp: Stamp,
}

/// Remembers a note.
///
/// # Errors
/// When the query fails.
pub async fn insert_habit_log(conn: &mut PgConnection, user: UserId, log: &HabitLog) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into task_habit_logs (user_id, task_id, habit_id, day, amount, written_at, written_by)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (user_id, task_id) do update
        set habit_id = excluded.habit_id, day = excluded.day, amount = excluded.amount,
            written_at = excluded.written_at, written_by = excluded.written_by
        "#,
        user.uuid(),
        log.task.uuid(),
        log.habit.uuid(),
        jiff_sqlx::Date::from(log.day) as _,
        log.amount.map(decimal),
        jiff_sqlx::Timestamp::from(log.stamp.at) as _,
        log.stamp.by
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets the note of a task and answers it, if there is one.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn take_habit_log(
    conn: &mut PgConnection,
    user: UserId,
    task: TaskId,
) -> Result<Option<HabitLog>, StoreError> {
    let row = sqlx::query!(
        r#"
        delete from task_habit_logs
        where user_id = $1 and task_id = $2
        returning habit_id, day, amount, written_at, written_by
        "#,
        user.uuid(),
        task.uuid()
    )
    .fetch_optional(conn)
    .await?;
    row.map(|row| {
        Ok(HabitLog {
            task,
            habit: HabitId(row.habit_id),
            day: row.day.to_jiff(),
            amount: row.amount.map(quantity).transpose()?,
            stamp: stamp(row.written_at, row.written_by),
        })
    })
    .transpose()
}
