//! Labels.

use domain::{
    ids::{LabelId, TaskId, UserId},
    tasks::Label,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Touched, place, present};
use crate::StoreError;

struct LabelRow {
    label_id: Uuid,
    name: String,
    color: i16,
    position: String,
    version: i64,
}

impl TryFrom<LabelRow> for Label {
    type Error = StoreError;

    fn try_from(row: LabelRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: LabelId(row.label_id),
            name: row.name,
            color: u8::try_from(row.color).map_err(|_| StoreError::Corrupt { table: "labels", column: "color" })?,
            position: place("labels", &row.position)?,
            version: row.version,
        })
    }
}

macro_rules! select_labels {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            LabelRow,
            "select label_id, name, color, position, version from labels where user_id = $1 and "
                + $condition,
            $($arguments)*
        )
    };
}

pub(crate) async fn all_labels(conn: &mut PgConnection, user: UserId) -> Result<Vec<Label>, StoreError> {
    let query = select_labels!("true order by position, label_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(Label::try_from).collect()
}

pub(crate) async fn find_label(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Label, StoreError> {
    let query = select_labels!("label_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

pub(crate) async fn put_label(
    conn: &mut PgConnection,
    user: UserId,
    label: &Label,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into labels (user_id, label_id, name, color, position, version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (user_id, label_id) do update
        set name = excluded.name, color = excluded.color, position = excluded.position, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        label.id.uuid(),
        label.name,
        i16::from(label.color),
        label.position.as_str(),
        label.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn delete_label(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from labels where user_id = $1 and label_id = $2", user.uuid(), id).execute(conn).await?;
    Ok(())
}

/// Takes a label off the tasks that have it, counts a version of each, and answers these.
///
/// # Errors
/// When the query fails.
pub async fn take_label(
    conn: &mut PgConnection,
    user: UserId,
    id: LabelId,
    at: Timestamp,
) -> Result<Vec<(TaskId, i64)>, StoreError> {
    let rows = sqlx::query_as!(
        Touched,
        r#"
        update tasks
        set labels = array_remove(labels, $2), version = version + 1, updated_at = $3
        where user_id = $1 and $2 = any(labels)
        returning task_id, version, deleted_at is null as "is_present!"
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(present(rows.fetch_all(conn).await?))
}
