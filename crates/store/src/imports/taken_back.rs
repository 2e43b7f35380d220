//! Taking an import back: what nobody has touched since goes, as if it had never been there.

use domain::ids::{HabitId, ImportId, UserId};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{StoreError, habits::TrashedPart};

/// Removes the days of a habit that an import wrote and nobody has changed since. Answers how many.
///
/// # Errors
/// When the query fails.
pub async fn delete_unchanged_entries(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    import: ImportId,
) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        r#"
        delete from habit_entries
        where user_id = $1 and habit_id = $2 and source = 'import' and status_by = $3 and version = 1
        "#,
        user.uuid(),
        habit.uuid(),
        import.uuid()
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// How many days of a habit came by an import and were changed since.
///
/// # Errors
/// When the query fails.
pub async fn changed_entries(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    import: ImportId,
) -> Result<i64, StoreError> {
    let count = sqlx::query_scalar!(
        r#"
        select count(*) as "count!"
        from habit_entries
        where user_id = $1 and habit_id = $2 and source = 'import' and version > 1
            and (status is not null or value is not null or note is not null)
            and $3 in (status_by, value_by, note_by, reason_by, occurred_stamp_by)
        "#,
        user.uuid(),
        habit.uuid(),
        import.uuid()
    );
    Ok(count.fetch_one(conn).await?)
}

/// What goes with habits and stands in the feed on its own: their years and their reminders.
///
/// # Errors
/// When the query fails.
pub async fn parts_of_habits(
    conn: &mut PgConnection,
    user: UserId,
    habits: &[Uuid],
) -> Result<Vec<TrashedPart>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select y.habit_id::text || ':' || y.year::text as "entity_id!", y.version as "version!", true as "is_year!"
        from habit_years y
        where y.user_id = $1 and y.habit_id = any($2)
        union all
        select r.reminder_id::text, r.version, false
        from reminders r
        where r.user_id = $1 and r.habit_id = any($2)
        order by 1
        "#,
        user.uuid(),
        habits
    )
    .fetch_all(conn)
    .await?;
    let part = |is_year: bool, entity_id, version| {
        let entity = if is_year { "habit_year" } else { "reminder" };
        TrashedPart { entity, entity_id, version }
    };
    Ok(rows.into_iter().map(|row| part(row.is_year, row.entity_id, row.version)).collect())
}

/// Removes habits for good and answers their last versions.
///
/// # Errors
/// When the query fails.
pub async fn delete_habits(
    conn: &mut PgConnection,
    user: UserId,
    habits: &[Uuid],
) -> Result<Vec<(HabitId, i64)>, StoreError> {
    let rows = sqlx::query!(
        "delete from habits where user_id = $1 and habit_id = any($2) returning habit_id, version",
        user.uuid(),
        habits
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (HabitId(row.habit_id), row.version)).collect())
}
