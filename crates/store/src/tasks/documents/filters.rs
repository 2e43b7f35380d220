//! Saved filters.

use domain::{
    ids::{TaskFilterId, UserId},
    tasks::SavedFilter,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::place;
use crate::StoreError;

struct SavedFilterRow {
    filter_id: Uuid,
    name: String,
    filter: String,
    position: String,
    version: i64,
}

impl TryFrom<SavedFilterRow> for SavedFilter {
    type Error = StoreError;

    fn try_from(row: SavedFilterRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: TaskFilterId(row.filter_id),
            name: row.name,
            filter: row.filter,
            position: place("task_filters", &row.position)?,
            version: row.version,
        })
    }
}

macro_rules! select_filters {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            SavedFilterRow,
            "select filter_id, name, filter, position, version from task_filters where user_id = $1 and "
                + $condition,
            $($arguments)*
        )
    };
}

pub(crate) async fn all_filters(conn: &mut PgConnection, user: UserId) -> Result<Vec<SavedFilter>, StoreError> {
    let query = select_filters!("true order by position, filter_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(SavedFilter::try_from).collect()
}

pub(crate) async fn find_filter(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<SavedFilter, StoreError> {
    let query = select_filters!("filter_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

pub(crate) async fn put_filter(
    conn: &mut PgConnection,
    user: UserId,
    filter: &SavedFilter,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into task_filters (user_id, filter_id, name, filter, position, version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (user_id, filter_id) do update
        set name = excluded.name, filter = excluded.filter, position = excluded.position, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        filter.id.uuid(),
        filter.name,
        filter.filter,
        filter.position.as_str(),
        filter.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn delete_filter(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from task_filters where user_id = $1 and filter_id = $2", user.uuid(), id)
        .execute(conn)
        .await?;
    Ok(())
}
