//! Increments: each by its own id, so that one that is sent twice counts once.

use domain::{
    habits::{Quantity, Stamp},
    ids::{HabitId, UserId},
};
use jiff::civil::Date;
use sqlx::PgConnection;

use crate::{
    StoreError,
    habits::{entries::quantity, records::decimal},
};

/// Adds an increment; false when one of this id is there already.
///
/// # Errors
/// When the query fails.
pub async fn insert_increment(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    day: Date,
    amount: Quantity,
    stamp: Stamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        r#"
        insert into habit_increments (user_id, increment_id, habit_id, day, amount, written_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, increment_id) do nothing
        "#,
        user.uuid(),
        stamp.by,
        habit.uuid(),
        jiff_sqlx::Date::from(day) as _,
        decimal(amount),
        jiff_sqlx::Timestamp::from(stamp.at) as _
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The sum of the increments of a day that were made after a stamp.
///
/// # Errors
/// When the query fails.
pub async fn sum_after(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    day: Date,
    stamp: Stamp,
) -> Result<Quantity, StoreError> {
    let row = sqlx::query!(
        r#"
        select coalesce(sum(amount), 0) as "sum!"
        from habit_increments
        where user_id = $1 and habit_id = $2 and day = $3 and (written_at, increment_id) > ($4, $5)
        "#,
        user.uuid(),
        habit.uuid(),
        jiff_sqlx::Date::from(day) as _,
        jiff_sqlx::Timestamp::from(stamp.at) as _,
        stamp.by
    )
    .fetch_one(conn)
    .await?;
    quantity(row.sum)
}
