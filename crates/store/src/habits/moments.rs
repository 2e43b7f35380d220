//! When the days of a habit were noted, and where: what the hour on the wall clock is found from.

use domain::{
    habits::{EntryStatus, Quantity},
    ids::{HabitId, UserId},
};
use jiff::{Timestamp, civil::Date};
use sqlx::PgConnection;

use crate::{
    StoreError,
    habits::entries::{quantity, status},
};

/// A noted day with its instant and the zone of the device that wrote it first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMoment {
    /// The day it was noted for.
    pub day: Date,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Name of the zone.
    pub time_zone: String,
    /// What was said.
    pub status: Option<EntryStatus>,
    /// Amount.
    pub value: Option<Quantity>,
}

/// Every day of a habit whose instant is known, oldest first.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn moments(conn: &mut PgConnection, user: UserId, habit: HabitId) -> Result<Vec<StoredMoment>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select day, status, value, occurred_at as "occurred_at!", time_zone
        from habit_entries
        where user_id = $1 and habit_id = $2 and occurred_at is not null
            and (status is not null or value is not null)
        order by day
        "#,
        user.uuid(),
        habit.uuid()
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(StoredMoment {
                day: row.day.to_jiff(),
                occurred_at: row.occurred_at.to_jiff(),
                time_zone: row.time_zone,
                status: status(row.status)?,
                value: row.value.map(quantity).transpose()?,
            })
        })
        .collect()
}
