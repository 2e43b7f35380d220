//! Timers: the presses, which are the truth, and the timer that runs, which is what they make.

use std::collections::BTreeMap;

use domain::{
    habits::{Press, PressKind, TimerRun},
    ids::{HabitId, UserId},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// Every kept press of a habit's timer, oldest first.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn timer_presses(conn: &mut PgConnection, user: UserId, habit: HabitId) -> Result<Vec<Press>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select press_id, timer_id, kind, pressed_at, said_at, day, is_sure
        from habit_timer_presses
        where user_id = $1 and habit_id = $2
        order by pressed_at, press_id
        "#,
        user.uuid(),
        habit.uuid()
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = match (row.kind.as_str(), row.day) {
                ("start", Some(day)) => PressKind::Start { day: day.to_jiff() },
                ("stop", _) => PressKind::Stop { is_sure: row.is_sure },
                ("discard", _) => PressKind::Discard,
                _ => return Err(StoreError::Corrupt { table: "habit_timer_presses", column: "kind" }),
            };
            let (at, said_at) = (row.pressed_at.to_jiff(), row.said_at.to_jiff());
            Ok(Press { id: row.press_id, timer: row.timer_id, at, said_at, kind })
        })
        .collect()
}

/// Keeps a press. Its id may not be kept yet.
///
/// # Errors
/// When the query fails.
pub async fn insert_timer_press(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    press: &Press,
) -> Result<(), StoreError> {
    let (kind, day, is_sure) = match press.kind {
        PressKind::Start { day } => ("start", Some(jiff_sqlx::Date::from(day)), false),
        PressKind::Stop { is_sure } => ("stop", None, is_sure),
        PressKind::Discard => ("discard", None, false),
    };
    sqlx::query!(
        r#"
        insert into habit_timer_presses (user_id, press_id, habit_id, timer_id, kind, pressed_at, said_at, day, is_sure)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        "#,
        user.uuid(),
        press.id,
        habit.uuid(),
        press.timer,
        kind,
        jiff_sqlx::Timestamp::from(press.at) as _,
        jiff_sqlx::Timestamp::from(press.said_at) as _,
        day as _,
        is_sure
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Every timer of an owner that runs.
///
/// # Errors
/// When the query fails.
pub async fn running_timers(conn: &mut PgConnection, user: UserId) -> Result<BTreeMap<HabitId, TimerRun>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select habit_id, timer_id as "timer_id!", joined, started_at as "started_at!", day as "day!"
        from habit_timers
        where user_id = $1 and timer_id is not null
        "#,
        user.uuid()
    )
    .fetch_all(conn)
    .await?;
    let run = |id: Uuid, joined, started_at: jiff_sqlx::Timestamp, day: jiff_sqlx::Date| TimerRun {
        id,
        joined,
        started_at: started_at.to_jiff(),
        day: day.to_jiff(),
    };
    Ok(rows
        .into_iter()
        .map(|row| (HabitId(row.habit_id), run(row.timer_id, row.joined, row.started_at, row.day)))
        .collect())
}

/// Writes what runs of a habit now, or that nothing does, and answers the version of that.
///
/// # Errors
/// When the query fails.
pub async fn put_timer(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    running: Option<&TimerRun>,
) -> Result<i64, StoreError> {
    let joined = running.map(|run| run.joined.clone()).unwrap_or_default();
    let row = sqlx::query!(
        r#"
        insert into habit_timers as t (user_id, habit_id, timer_id, joined, started_at, day)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, habit_id) do update
        set timer_id = excluded.timer_id, joined = excluded.joined, started_at = excluded.started_at,
            day = excluded.day, version = t.version + 1
        returning version
        "#,
        user.uuid(),
        habit.uuid(),
        running.map(|run| run.id),
        &joined,
        running.map(|run| jiff_sqlx::Timestamp::from(run.started_at)) as _,
        running.map(|run| jiff_sqlx::Date::from(run.day)) as _
    )
    .fetch_one(conn)
    .await?;
    Ok(row.version)
}

/// Forgets presses older than the given instant, of all owners, as the worker. What runs keeps its starts, or stopping
/// it would add nothing.
///
/// # Errors
/// When the query fails.
pub async fn sweep_timer_presses(conn: &mut PgConnection, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        delete from habit_timer_presses p
        where p.pressed_at < $1 and not exists (
            select from habit_timers t
            where t.user_id = p.user_id and t.habit_id = p.habit_id
                and (t.timer_id = p.timer_id or p.timer_id = any(t.joined))
        )
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
