//! What suggested stacks are made from: when things were done, and which pairs were declined.

use std::collections::BTreeSet;

use domain::{
    habits::StackPair,
    ids::{HabitId, UserId},
};
use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;

use crate::StoreError;

/// When something was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneTime {
    /// Which habit.
    pub habit_id: HabitId,
    /// The instant.
    pub at: Timestamp,
    /// Zone in which it was lived, as an IANA name.
    pub time_zone: String,
}

/// The times of everything that was done since a day.
///
/// # Errors
/// When the query fails.
pub async fn done_times(conn: &mut PgConnection, user: UserId, since: Date) -> Result<Vec<DoneTime>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select habit_id, occurred_at as "occurred_at!", time_zone
        from habit_entries
        where user_id = $1 and day >= $2 and status = 'done' and occurred_at is not null
        "#,
        user.uuid(),
        jiff_sqlx::Date::from(since) as _
    )
    .fetch_all(conn)
    .await?;
    let times = rows.into_iter().map(|row| DoneTime {
        habit_id: HabitId(row.habit_id),
        at: row.occurred_at.to_jiff(),
        time_zone: row.time_zone,
    });
    Ok(times.collect())
}

/// The pairs that were declined.
///
/// # Errors
/// When the query fails.
pub async fn dismissals(conn: &mut PgConnection, user: UserId) -> Result<BTreeSet<StackPair>, StoreError> {
    let rows = sqlx::query!(
        "select anchor_habit_id, follower_habit_id from suggestion_dismissals where user_id = $1",
        user.uuid()
    )
    .fetch_all(conn)
    .await?;
    let pairs = rows
        .into_iter()
        .map(|row| StackPair { anchor: HabitId(row.anchor_habit_id), follower: HabitId(row.follower_habit_id) });
    Ok(pairs.collect())
}

/// Declines a pair; once is enough.
///
/// # Errors
/// [`StoreError::Conflict`] when the owner has no such habits, or when the query fails.
pub async fn insert_dismissal(
    conn: &mut PgConnection,
    user: UserId,
    pair: StackPair,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        "
        insert into suggestion_dismissals (user_id, anchor_habit_id, follower_habit_id, dismissed_at)
        values ($1, $2, $3, $4)
        on conflict (user_id, anchor_habit_id, follower_habit_id) do nothing
        ",
        user.uuid(),
        pair.anchor.uuid(),
        pair.follower.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}
