//! Pauses.

use domain::{
    habits::{Pause, PauseScope},
    ids::{GroupId, HabitId, PauseId, UserId},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

macro_rules! select_pauses {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            "select pause_id, habit_id, group_id, from_day, to_day, reason, version
            from pauses
            where user_id = $1 and " + $condition,
            $($arguments)*
        )
        .map(|row| Pause {
            id: PauseId(row.pause_id),
            scope: scope(row.habit_id, row.group_id),
            from_day: row.from_day.to_jiff(),
            to_day: row.to_day.map(jiff_sqlx::Date::to_jiff),
            reason: row.reason,
            version: row.version,
        })
    };
}

/// Every pause of an owner, by its first day.
///
/// # Errors
/// When the query fails.
pub async fn all_pauses(conn: &mut PgConnection, user: UserId) -> Result<Vec<Pause>, StoreError> {
    let query = select_pauses!("true order by from_day, pause_id", user.uuid());
    Ok(query.fetch_all(conn).await?)
}

pub(super) async fn find_pause(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Pause, StoreError> {
    let query = select_pauses!("pause_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)
}

pub(super) async fn put_pause(
    conn: &mut PgConnection,
    user: UserId,
    pause: &Pause,
    at: Timestamp,
) -> Result<(), StoreError> {
    let (habit, group) = match pause.scope {
        PauseScope::All => (None, None),
        PauseScope::Habit(id) => (Some(id.uuid()), None),
        PauseScope::Group(id) => (None, Some(id.uuid())),
    };
    sqlx::query!(
        r#"
        insert into pauses (user_id, pause_id, habit_id, group_id, from_day, to_day, reason, version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (user_id, pause_id) do update
        set habit_id = excluded.habit_id, group_id = excluded.group_id, from_day = excluded.from_day,
            to_day = excluded.to_day, reason = excluded.reason, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        pause.id.uuid(),
        habit,
        group,
        jiff_sqlx::Date::from(pause.from_day) as _,
        pause.to_day.map(jiff_sqlx::Date::from) as _,
        pause.reason,
        pause.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_pause(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from pauses where user_id = $1 and pause_id = $2", user.uuid(), id).execute(conn).await?;
    Ok(())
}

fn scope(habit: Option<Uuid>, group: Option<Uuid>) -> PauseScope {
    match (habit, group) {
        (Some(id), _) => PauseScope::Habit(HabitId(id)),
        (None, Some(id)) => PauseScope::Group(GroupId(id)),
        (None, None) => PauseScope::All,
    }
}
