//! Links of chains.

use domain::{
    habits::Stack,
    ids::{HabitId, StackId, UserId},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

macro_rules! select_stacks {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            r#"
            select stack_id, anchor_habit_id, follower_habit_id, cue, at_time as "at_time: jiff_sqlx::Time", place,
                position, version
            from habit_stacks
            where user_id = $1 and "# + $condition,
            $($arguments)*
        )
        .map(|row| Stack {
            id: StackId(row.stack_id),
            anchor_habit_id: row.anchor_habit_id.map(HabitId),
            follower_habit_id: HabitId(row.follower_habit_id),
            cue: row.cue,
            at_time: row.at_time.map(jiff_sqlx::Time::to_jiff),
            place: row.place,
            position: row.position,
            version: row.version,
        })
    };
}

/// Every stack of an owner, those of habits in the trash included, by its place.
///
/// # Errors
/// When the query fails.
pub async fn all_stacks(conn: &mut PgConnection, user: UserId) -> Result<Vec<Stack>, StoreError> {
    let query = select_stacks!("true order by position, stack_id", user.uuid());
    Ok(query.fetch_all(conn).await?)
}

pub(super) async fn find_stack(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Stack, StoreError> {
    let query = select_stacks!("stack_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)
}

/// The habits that follow a habit.
///
/// # Errors
/// When the query fails.
pub async fn followers_of(conn: &mut PgConnection, user: UserId, anchor: HabitId) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query_scalar!(
        "select follower_habit_id from habit_stacks where user_id = $1 and anchor_habit_id = $2",
        user.uuid(),
        anchor.uuid()
    );
    Ok(rows.fetch_all(conn).await?)
}

pub(super) async fn put_stack(
    conn: &mut PgConnection,
    user: UserId,
    stack: &Stack,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into habit_stacks (user_id, stack_id, anchor_habit_id, follower_habit_id, cue, at_time, place, position,
            version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (user_id, stack_id) do update
        set anchor_habit_id = excluded.anchor_habit_id, follower_habit_id = excluded.follower_habit_id,
            cue = excluded.cue, at_time = excluded.at_time, place = excluded.place, position = excluded.position,
            version = excluded.version, updated_at = excluded.updated_at
        "#,
        user.uuid(),
        stack.id.uuid(),
        stack.anchor_habit_id.map(HabitId::uuid),
        stack.follower_habit_id.uuid(),
        stack.cue,
        stack.at_time.map(jiff_sqlx::Time::from) as _,
        stack.place,
        stack.position,
        stack.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_stack(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from habit_stacks where user_id = $1 and stack_id = $2", user.uuid(), id)
        .execute(conn)
        .await?;
    Ok(())
}
