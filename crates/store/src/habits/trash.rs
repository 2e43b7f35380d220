//! Emptying the trash: whose has been full for too long, and removing what is in it.

use domain::ids::{HabitId, UserId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::StoreError;

/// A packed year of a habit in the trash, as far as the feed has to tell that it is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrashedYear {
    /// Whose year.
    pub habit_id: HabitId,
    /// Which year.
    pub year: i16,
    /// Its version.
    pub version: i64,
}

/// Everybody with a habit that was put in the trash by the given instant: run as the worker.
///
/// # Errors
/// When the query fails.
pub async fn owners_of_trash(conn: &mut PgConnection, before: Timestamp) -> Result<Vec<UserId>, StoreError> {
    let rows = sqlx::query!(
        r#"
        -- owner: all of them, by the worker
        select distinct user_id from habits where deleted_at <= $1
        "#,
        jiff_sqlx::Timestamp::from(before) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| UserId(row.user_id)).collect())
}

/// The packed years of the habits that were put in the trash by the given instant.
///
/// # Errors
/// When the query fails.
pub async fn years_of_trash(
    conn: &mut PgConnection,
    user: UserId,
    before: Timestamp,
) -> Result<Vec<TrashedYear>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select y.habit_id, y.year, y.version
        from habit_years y
        join habits h on h.user_id = y.user_id and h.habit_id = y.habit_id
        where y.user_id = $1 and h.deleted_at <= $2
        order by y.habit_id, y.year
        "#,
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| TrashedYear { habit_id: HabitId(row.habit_id), year: row.year, version: row.version })
        .collect())
}

/// Removes the habits that were put in the trash by the given instant, with all that hangs on them. Answers how
/// many.
///
/// # Errors
/// When the query fails.
pub async fn remove_trash(conn: &mut PgConnection, user: UserId, before: Timestamp) -> Result<u64, StoreError> {
    let done = sqlx::query!(
        "delete from habits where user_id = $1 and deleted_at <= $2",
        user.uuid(),
        jiff_sqlx::Timestamp::from(before) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}
