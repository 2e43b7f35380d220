//! Groups of habits.

use domain::{
    habits::HabitGroup,
    ids::{GroupId, HabitId, UserId},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

macro_rules! select_groups {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            "select group_id, name, position, version from habit_groups where user_id = $1 and " + $condition,
            $($arguments)*
        )
        .map(|row| HabitGroup {
            id: GroupId(row.group_id),
            name: row.name,
            position: row.position,
            version: row.version,
        })
    };
}

pub(super) async fn all_groups(conn: &mut PgConnection, user: UserId) -> Result<Vec<HabitGroup>, StoreError> {
    let query = select_groups!("true order by position, group_id", user.uuid());
    Ok(query.fetch_all(conn).await?)
}

pub(super) async fn find_group(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<HabitGroup, StoreError> {
    let query = select_groups!("group_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)
}

pub(super) async fn put_group(
    conn: &mut PgConnection,
    user: UserId,
    group: &HabitGroup,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into habit_groups (user_id, group_id, name, position, version, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, group_id) do update
        set name = excluded.name, position = excluded.position, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        group.id.uuid(),
        group.name,
        group.position,
        group.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_group(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from habit_groups where user_id = $1 and group_id = $2", user.uuid(), id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes a group off the habits that have it, counts a version of each, and answers these; of habits in the trash too,
/// which the feed does not tell.
///
/// # Errors
/// When the query fails.
pub async fn take_group(
    conn: &mut PgConnection,
    user: UserId,
    id: GroupId,
    at: Timestamp,
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"
        update habits
        set group_id = null, version = version + 1, updated_at = $3
        where user_id = $1 and group_id = $2
        returning habit_id, version, deleted_at is null as "is_present!"
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .fetch_all(conn)
    .await?;
    let present = rows.into_iter().filter(|row| row.is_present);
    Ok(present.map(|row| (HabitId(row.habit_id), row.version)).collect())
}

/// The habits of a group, those in the trash included.
///
/// # Errors
/// When the query fails.
pub async fn habits_in(conn: &mut PgConnection, user: UserId, id: GroupId) -> Result<Vec<HabitId>, StoreError> {
    let rows = sqlx::query_scalar!(
        "select habit_id from habits where user_id = $1 and group_id = $2 order by position, habit_id",
        user.uuid(),
        id.uuid()
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(HabitId).collect())
}
