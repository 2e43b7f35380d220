//! A task with what belongs to it: the rules need the tree that they decide about, and nothing else.

use domain::ids::{TaskId, UserId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::task_row::{TaskRecord, records, select_tasks};
use crate::StoreError;

/// Tasks with everything above and below them, those in the trash included. Ends also where the rows go in a circle.
///
/// # Errors
/// When the query fails.
pub async fn lineage(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "(t.task_id in (
            with recursive below as (
                select o.task_id from tasks o where o.user_id = $1 and o.task_id = any($2)
                union
                select p.task_id from tasks p join below on p.parent_id = below.task_id where p.user_id = $1
            )
            select task_id from below
        ) or t.task_id in (
            with recursive above as (
                select o.parent_id from tasks o where o.user_id = $1 and o.task_id = any($2)
                union
                select p.parent_id from tasks p join above on p.task_id = above.parent_id where p.user_id = $1
            )
            select parent_id from above where parent_id is not null
        )) order by t.task_id",
        user.uuid(),
        ids
    );
    records(query.fetch_all(conn).await?)
}

/// A task and the other occurrences of its series, each with everything below it; those in the trash included.
/// `earlier`: whether occurrences before it are wanted too.
///
/// # Errors
/// When the query fails.
pub async fn with_series(
    conn: &mut PgConnection,
    user: UserId,
    id: TaskId,
    earlier: bool,
) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.task_id in (
            with recursive family as (
                select o.task_id
                from tasks o
                join tasks self on self.user_id = $1 and self.task_id = $2
                where o.user_id = $1 and (o.task_id = $2
                    or (o.series_id = self.series_id and ($3 or o.occurrence_day >= self.occurrence_day)))
                union
                select p.task_id from tasks p join family on p.parent_id = family.task_id where p.user_id = $1
            )
            select task_id from family
        ) order by t.task_id",
        user.uuid(),
        id.uuid(),
        earlier
    );
    records(query.fetch_all(conn).await?)
}
