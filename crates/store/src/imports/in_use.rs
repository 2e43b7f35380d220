//! What is still needed by something that stays, when an import is taken back.

use domain::ids::{HabitId, UserId};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// Those of some habits that hold more than an import gave them: days, or what its owner has put beside them since. The
/// reminders of the import are not counted.
///
/// # Errors
/// When the query fails.
pub async fn bound_habits(
    conn: &mut PgConnection,
    user: UserId,
    habits: &[Uuid],
    own_reminders: &[Uuid],
) -> Result<Vec<HabitId>, StoreError> {
    let rows = sqlx::query_scalar!(
        r#"
        select h.habit_id
        from habits h
        where h.user_id = $1 and h.habit_id = any($2) and (
            exists (select from habit_entries e where e.user_id = $1 and e.habit_id = h.habit_id)
            or exists (select from pauses p where p.user_id = $1 and p.habit_id = h.habit_id)
            or exists (select from habit_stacks s where s.user_id = $1
                and (s.anchor_habit_id = h.habit_id or s.follower_habit_id = h.habit_id))
            or exists (select from reminders r where r.user_id = $1 and r.habit_id = h.habit_id
                and r.reminder_id <> all($3))
            or exists (select from tasks t where t.user_id = $1 and t.habit_id = h.habit_id)
            or exists (select from habit_timers i where i.user_id = $1 and i.habit_id = h.habit_id)
        )
        order by h.habit_id
        "#,
        user.uuid(),
        habits,
        own_reminders
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(HabitId).collect())
}

/// Those of some tasks that have parts which are not among them.
///
/// # Errors
/// When the query fails.
pub async fn holding_tasks(conn: &mut PgConnection, user: UserId, tasks: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query_scalar!(
        r#"
        select distinct parent_id as "parent_id!"
        from tasks
        where user_id = $1 and parent_id = any($2) and task_id <> all($2)
        "#,
        user.uuid(),
        tasks
    );
    Ok(rows.fetch_all(conn).await?)
}

/// Those of some series of which a task is left.
///
/// # Errors
/// When the query fails.
pub async fn series_in_use(conn: &mut PgConnection, user: UserId, series: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query_scalar!(
        r#"
        select distinct series_id as "series_id!"
        from tasks
        where user_id = $1 and series_id = any($2)
        "#,
        user.uuid(),
        series
    );
    Ok(rows.fetch_all(conn).await?)
}

/// Those of some groups, projects, sections and labels in which something lies.
///
/// # Errors
/// When the query fails.
pub async fn documents_in_use(
    conn: &mut PgConnection,
    user: UserId,
    documents: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    let rows = sqlx::query_scalar!(
        r#"
        select d.id as "id!"
        from unnest($2::uuid[]) as d (id)
        where exists (select from tasks t where t.user_id = $1
                and (t.project_id = d.id or t.section_id = d.id or d.id = any(t.labels)))
            or exists (select from sections s where s.user_id = $1 and s.project_id = d.id)
            or exists (select from habits h where h.user_id = $1 and h.group_id = d.id)
            or exists (select from pauses p where p.user_id = $1 and p.group_id = d.id)
        "#,
        user.uuid(),
        documents
    );
    Ok(rows.fetch_all(conn).await?)
}
