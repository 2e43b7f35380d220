//! Many tasks at once, as the pages need them: a list of today asks for what is open, not for what was ever done.

use std::collections::BTreeMap;

use domain::ids::{HabitId, LabelId, ProjectId, TaskId, UserId};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::task_row::{TaskRecord, records, select_tasks};
use crate::StoreError;

/// Every task outside the trash.
///
/// # Errors
/// When the query fails.
pub async fn all(conn: &mut PgConnection, user: UserId) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!("t.deleted_at is null order by t.task_id", user.uuid());
    records(query.fetch_all(conn).await?)
}

/// A page of tasks, by their ids.
#[derive(Debug, Clone, Copy)]
pub struct TaskPage<'a> {
    /// `open`, `done`, `all`, or `trash`.
    pub state: &'static str,
    /// Of this project.
    pub project: Option<ProjectId>,
    /// With this label.
    pub label: Option<LabelId>,
    /// Parts of this task.
    pub parent: Option<TaskId>,
    /// For this habit.
    pub habit: Option<HabitId>,
    /// Of these.
    pub among: Option<&'a [Uuid]>,
    /// Behind this one.
    pub after: Option<TaskId>,
    /// At most so many.
    pub limit: i64,
}

/// The tasks of a page: of ten thousand those that are told are read.
///
/// # Errors
/// When the query fails.
pub async fn page(conn: &mut PgConnection, user: UserId, page: &TaskPage<'_>) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.task_id > $2
        and case $3::text
            when 'open' then t.completed_at is null and t.deleted_at is null
            when 'done' then t.completed_at is not null and t.deleted_at is null
            when 'all' then t.deleted_at is null
            else t.deleted_at is not null
        end
        and ($4::uuid is null or t.project_id = $4)
        and ($5::uuid is null or $5 = any(t.labels))
        and ($6::uuid is null or t.parent_id = $6)
        and ($7::uuid is null or t.habit_id = $7)
        and ($8::uuid[] is null or t.task_id = any($8))
        order by t.task_id
        limit $9",
        user.uuid(),
        page.after.map_or(Uuid::nil(), TaskId::uuid),
        page.state,
        page.project.map(ProjectId::uuid),
        page.label.map(LabelId::uuid),
        page.parent.map(TaskId::uuid),
        page.habit.map(HabitId::uuid),
        page.among as _,
        page.limit
    );
    records(query.fetch_all(conn).await?)
}

/// Open tasks, what was done since a day, and the done parts of open tasks, by which their progress is told.
///
/// # Errors
/// When the query fails.
pub async fn open_and_done_since(
    conn: &mut PgConnection,
    user: UserId,
    since: Date,
) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.deleted_at is null and (t.completed_at is null or t.completed_on >= $2 or t.parent_id in (
            select p.task_id
            from tasks p
            where p.user_id = $1 and p.deleted_at is null and (p.completed_at is null or p.parent_id is not null)
        )) order by t.task_id",
        user.uuid(),
        jiff_sqlx::Date::from(since) as _
    );
    records(query.fetch_all(conn).await?)
}

/// Open tasks, and done ones that are set for a day of a span.
///
/// # Errors
/// When the query fails.
pub async fn around_days(
    conn: &mut PgConnection,
    user: UserId,
    from: Date,
    to: Date,
) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.deleted_at is null
        and (t.completed_at is null or coalesce(t.due_day, t.start_day, t.deadline) between $2 and $3)
        order by t.task_id",
        user.uuid(),
        jiff_sqlx::Date::from(from) as _,
        jiff_sqlx::Date::from(to) as _
    );
    records(query.fetch_all(conn).await?)
}

/// The tasks of some projects with their parts, done ones too, by which progress is told.
///
/// # Errors
/// When the query fails.
pub async fn of_projects(
    conn: &mut PgConnection,
    user: UserId,
    projects: &[Uuid],
) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.deleted_at is null and t.task_id in (
            with recursive own as (
                select o.task_id from tasks o where o.user_id = $1 and o.project_id = any($2)
                union
                select p.task_id from tasks p join own on p.parent_id = own.task_id where p.user_id = $1
            )
            select task_id from own
        ) order by t.task_id",
        user.uuid(),
        projects
    );
    records(query.fetch_all(conn).await?)
}

/// The tasks that stand for a habit with their parts.
///
/// # Errors
/// When the query fails.
pub async fn of_habit(conn: &mut PgConnection, user: UserId, habit: HabitId) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.deleted_at is null and t.task_id in (
            with recursive own as (
                select o.task_id from tasks o where o.user_id = $1 and o.habit_id = $2
                union
                select p.task_id from tasks p join own on p.parent_id = own.task_id where p.user_id = $1
            )
            select task_id from own
        ) order by t.task_id",
        user.uuid(),
        habit.uuid()
    );
    records(query.fetch_all(conn).await?)
}

/// What is in the trash, the newest first.
///
/// # Errors
/// When the query fails.
pub async fn in_trash(conn: &mut PgConnection, user: UserId) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!("t.deleted_at is not null order by t.deleted_at desc, t.task_id", user.uuid());
    records(query.fetch_all(conn).await?)
}

/// The titles of some tasks.
///
/// # Errors
/// When the query fails.
pub async fn parent_titles(
    conn: &mut PgConnection,
    user: UserId,
    ids: &[Uuid],
) -> Result<BTreeMap<TaskId, String>, StoreError> {
    let rows = sqlx::query!(
        "select task_id, title from tasks where user_id = $1 and task_id = any($2) and deleted_at is null",
        user.uuid(),
        ids
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (TaskId(row.task_id), row.title)).collect())
}

/// Those of some tasks that are not in the trash.
///
/// # Errors
/// When the query fails.
pub async fn present_among(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<TaskId>, StoreError> {
    let rows = sqlx::query_scalar!(
        "select task_id from tasks where user_id = $1 and task_id = any($2) and deleted_at is null",
        user.uuid(),
        ids
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(TaskId).collect())
}

/// The open tasks that are due on a day of a span, by it and then by their time; at most so many.
///
/// # Errors
/// When the query fails.
pub async fn open_due_between(
    conn: &mut PgConnection,
    user: UserId,
    from: Date,
    to: Date,
    most: i64,
) -> Result<Vec<TaskRecord>, StoreError> {
    let query = select_tasks!(
        "t.completed_at is null and t.deleted_at is null and t.due_day between $2 and $3
        order by t.due_day, t.due_time nulls first, t.task_id
        limit $4",
        user.uuid(),
        jiff_sqlx::Date::from(from) as _,
        jiff_sqlx::Date::from(to) as _,
        most
    );
    records(query.fetch_all(conn).await?)
}
