//! Schedule versions of a habit.

use domain::{
    habits::ScheduleVersion,
    ids::{HabitId, UserId},
};
use sqlx::PgConnection;

use crate::{StoreError, habits::records::decimal};

/// Writes all versions of a habit in place of the old ones.
///
/// # Errors
/// When a query fails.
pub async fn replace_schedules(
    conn: &mut PgConnection,
    user: UserId,
    id: HabitId,
    versions: &[ScheduleVersion],
) -> Result<(), StoreError> {
    sqlx::query!("delete from habit_schedules where user_id = $1 and habit_id = $2", user.uuid(), id.uuid())
        .execute(&mut *conn)
        .await?;
    for version in versions {
        let rule = serde_json::to_value(version.schedule)
            .map_err(|_| StoreError::Corrupt { table: "habit_schedules", column: "rule" })?;
        sqlx::query!(
            r#"
            insert into habit_schedules (user_id, habit_id, effective_from, rule, target, kind, assume_kept)
            values ($1, $2, $3, $4, $5, $6, $7)
            "#,
            user.uuid(),
            id.uuid(),
            jiff_sqlx::Date::from(version.effective_from) as _,
            rule,
            version.target.map(decimal),
            version.judged.map(|judged| judged.kind.as_str()),
            version.judged.map(|judged| judged.assume_kept)
        )
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
