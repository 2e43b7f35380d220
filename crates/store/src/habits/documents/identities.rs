//! Sentences about oneself.

use domain::{
    habits::Identity,
    ids::{HabitId, IdentityId, UserId},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

macro_rules! select_identities {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query!(
            "select identity_id, statement, position, version from identities where user_id = $1 and " + $condition,
            $($arguments)*
        )
        .map(|row| Identity {
            id: IdentityId(row.identity_id),
            statement: row.statement,
            position: row.position,
            version: row.version,
        })
    };
}

pub(super) async fn all_identities(conn: &mut PgConnection, user: UserId) -> Result<Vec<Identity>, StoreError> {
    let query = select_identities!("true order by position, identity_id", user.uuid());
    Ok(query.fetch_all(conn).await?)
}

pub(super) async fn find_identity(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Identity, StoreError> {
    let query = select_identities!("identity_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)
}

pub(super) async fn put_identity(
    conn: &mut PgConnection,
    user: UserId,
    identity: &Identity,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into identities (user_id, identity_id, statement, position, version, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, identity_id) do update
        set statement = excluded.statement, position = excluded.position, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        identity.id.uuid(),
        identity.statement,
        identity.position,
        identity.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn delete_identity(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from identities where user_id = $1 and identity_id = $2", user.uuid(), id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes an identity off the habits that have it, counts a version of each, and answers these; of habits in the trash
/// too, which the feed does not tell.
///
/// # Errors
/// When the query fails.
pub async fn take_identity(
    conn: &mut PgConnection,
    user: UserId,
    id: IdentityId,
    at: Timestamp,
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let rows = sqlx::query!(
        r#"
        update habits
        set identity_id = null, version = version + 1, updated_at = $3
        where user_id = $1 and identity_id = $2
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
