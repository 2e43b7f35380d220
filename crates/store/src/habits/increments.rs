//! Increments: each by its own id, so that one that is sent twice counts once.

use domain::{
    habits::{Quantity, Stamp, Total},
    ids::{HabitId, UserId},
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    StoreError,
    habits::{
        entries::{quantity, total},
        records::decimal,
    },
};

/// An amount that was added to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Increment {
    /// Which habit.
    pub habit: HabitId,
    /// Which day.
    pub day: Date,
    /// How much; below zero takes back.
    pub amount: Quantity,
    /// When it was made, and its own id.
    pub stamp: Stamp,
}

/// The increments of these ids that are stored.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn find_increments(
    conn: &mut PgConnection,
    user: UserId,
    ids: &[Uuid],
) -> Result<Vec<Increment>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select increment_id, habit_id, day, amount, written_at
        from habit_increments
        where user_id = $1 and increment_id = any($2)
        "#,
        user.uuid(),
        ids
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let stamp = Stamp { at: row.written_at.to_jiff(), by: row.increment_id };
            let amount = quantity(row.amount)?;
            Ok(Increment { habit: HabitId(row.habit_id), day: row.day.to_jiff(), amount, stamp })
        })
        .collect()
}

/// Stores increments. None of their ids may be stored yet.
///
/// # Errors
/// When the query fails.
pub async fn insert_increments(
    conn: &mut PgConnection,
    user: UserId,
    increments: &[Increment],
) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = increments.iter().map(|i| i.stamp.by).collect();
    let habits: Vec<Uuid> = increments.iter().map(|i| i.habit.uuid()).collect();
    let days: Vec<jiff_sqlx::Date> = increments.iter().map(|i| jiff_sqlx::Date::from(i.day)).collect();
    let amounts: Vec<Decimal> = increments.iter().map(|i| decimal(i.amount)).collect();
    let times: Vec<jiff_sqlx::Timestamp> = increments.iter().map(|i| jiff_sqlx::Timestamp::from(i.stamp.at)).collect();
    sqlx::query!(
        r#"
        insert into habit_increments (user_id, increment_id, habit_id, day, amount, written_at)
        select $1, increment_id, habit_id, day, amount, written_at
        from unnest($2::uuid[], $3::uuid[], $4::date[], $5::numeric[], $6::timestamptz[])
            as i (increment_id, habit_id, day, amount, written_at)
        "#,
        user.uuid(),
        &ids,
        &habits,
        &days as _,
        &amounts as _,
        &times as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// For each stamp of a day, the sum of the stored increments of that day that were made after it.
///
/// # Errors
/// When the query fails or a sum cannot be read.
pub async fn sums_after(
    conn: &mut PgConnection,
    user: UserId,
    wanted: &[(HabitId, Date, Stamp)],
) -> Result<Vec<Total>, StoreError> {
    let habits: Vec<Uuid> = wanted.iter().map(|(habit, _, _)| habit.uuid()).collect();
    let days: Vec<jiff_sqlx::Date> = wanted.iter().map(|(_, day, _)| jiff_sqlx::Date::from(*day)).collect();
    let times: Vec<jiff_sqlx::Timestamp> =
        wanted.iter().map(|(_, _, stamp)| jiff_sqlx::Timestamp::from(stamp.at)).collect();
    let makers: Vec<Uuid> = wanted.iter().map(|(_, _, stamp)| stamp.by).collect();
    let rows = sqlx::query!(
        r#"
        select coalesce(sum(i.amount), 0) as "sum!"
        from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::uuid[]) with ordinality
            as w (habit_id, day, made_at, made_by, place)
        left join habit_increments i on i.user_id = $1 and i.habit_id = w.habit_id and i.day = w.day
            and (i.written_at, i.increment_id) > (w.made_at, w.made_by)
        group by w.place
        order by w.place
        "#,
        user.uuid(),
        &habits,
        &days as _,
        &times as _,
        &makers
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| total(row.sum)).collect()
}
