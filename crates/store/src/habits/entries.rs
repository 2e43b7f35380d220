//! What was said of each day: the truth that everything else is computed from.

use std::collections::BTreeMap;

use domain::{
    habits::{DayText, Entry, EntryStatus, Quantity, Total},
    ids::{HabitId, UserId},
};
use jiff::civil::Date;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// Reads a stored decimal.
pub(crate) fn quantity(decimal: Decimal) -> Result<Quantity, StoreError> {
    let thousandths = decimal.checked_mul(Decimal::ONE_THOUSAND).and_then(|d| d.to_i64());
    thousandths
        .and_then(|t| Quantity::from_thousandths(t).ok())
        .ok_or(StoreError::Corrupt { table: "habit_entries", column: "value" })
}

/// Reads a stored sum.
pub(crate) fn total(decimal: Decimal) -> Result<Total, StoreError> {
    let thousandths = decimal.checked_mul(Decimal::ONE_THOUSAND).and_then(|d| d.to_i64());
    thousandths.map(Total::from_thousandths).ok_or(StoreError::Corrupt { table: "habit_entries", column: "added" })
}

/// Reads a stored status.
pub(crate) fn status(text: Option<String>) -> Result<Option<EntryStatus>, StoreError> {
    text.as_deref()
        .map(EntryStatus::parse)
        .transpose()
        .map_err(|_| StoreError::Corrupt { table: "habit_entries", column: "status" })
}

/// What a row says of its day, as it stands in the table.
pub(crate) struct EntryRow {
    pub(crate) habit_id: Uuid,
    pub(crate) day: jiff_sqlx::Date,
    pub(crate) status: Option<String>,
    pub(crate) value: Option<Decimal>,
    pub(crate) note: Option<String>,
    pub(crate) skip_reason: Option<String>,
    pub(crate) occurred_at: Option<jiff_sqlx::Timestamp>,
    pub(crate) version: i64,
}

impl TryFrom<EntryRow> for Entry {
    type Error = StoreError;

    fn try_from(row: EntryRow) -> Result<Self, StoreError> {
        Ok(Self {
            day: row.day.to_jiff(),
            status: status(row.status)?,
            value: row.value.map(quantity).transpose()?,
            note: row.note,
            skip_reason: row.skip_reason,
            occurred_at: row.occurred_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: row.version,
        })
    }
}

/// The entries of a habit between two days, both included; cleared ones are left out.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn between(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    from: Date,
    to: Date,
) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query_as!(
        EntryRow,
        r#"
        select habit_id, day, status, value, note, skip_reason, occurred_at, version
        from habit_entries
        where user_id = $1 and habit_id = $2 and day between $3 and $4
            and (status is not null or value is not null or note is not null)
        order by day
        "#,
        user.uuid(),
        habit.uuid(),
        jiff_sqlx::Date::from(from) as _,
        jiff_sqlx::Date::from(to) as _
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Entry::try_from).collect()
}

/// The entries of all of an owner's habits on one day; cleared ones are left out.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn of_day(conn: &mut PgConnection, user: UserId, day: Date) -> Result<BTreeMap<HabitId, Entry>, StoreError> {
    let rows = sqlx::query_as!(
        EntryRow,
        r#"
        select e.habit_id, e.day, e.status, e.value, e.note, e.skip_reason, e.occurred_at, e.version
        from habits h
        join habit_entries e on e.user_id = $1 and e.habit_id = h.habit_id and e.day = $2
        where h.user_id = $1 and (e.status is not null or e.value is not null or e.note is not null)
        "#,
        user.uuid(),
        jiff_sqlx::Date::from(day) as _
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok((HabitId(row.habit_id), Entry::try_from(row)?))).collect()
}

/// The first day about which something counts, for the start day.
///
/// # Errors
/// When the query fails.
pub async fn first_counted_day(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
) -> Result<Option<Date>, StoreError> {
    let row = sqlx::query!(
        r#"
        select min(day) as "day: jiff_sqlx::Date"
        from habit_entries
        where user_id = $1 and habit_id = $2 and (status is not null or value is not null)
        "#,
        user.uuid(),
        habit.uuid()
    )
    .fetch_one(conn)
    .await?;
    Ok(row.day.map(jiff_sqlx::Date::to_jiff))
}

/// What was written about a habit's days between two days, both included.
///
/// # Errors
/// When the query fails.
pub async fn texts_between(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    from: Date,
    to: Date,
) -> Result<BTreeMap<Date, DayText>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select day, note, skip_reason
        from habit_entries
        where user_id = $1 and habit_id = $2 and day between $3 and $4
            and (note is not null or skip_reason is not null)
        "#,
        user.uuid(),
        habit.uuid(),
        jiff_sqlx::Date::from(from) as _,
        jiff_sqlx::Date::from(to) as _
    )
    .fetch_all(conn)
    .await?;
    let text = |note, skip_reason| DayText { note, skip_reason };
    Ok(rows.into_iter().map(|row| (row.day.to_jiff(), text(row.note, row.skip_reason))).collect())
}

/// What was written about the days of several habits, by habit, year and day of the year.
///
/// # Errors
/// When the query fails.
pub async fn texts_by_year(
    conn: &mut PgConnection,
    user: UserId,
    habits: &[Uuid],
) -> Result<BTreeMap<(Uuid, i16), BTreeMap<i16, DayText>>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select habit_id, day, note, skip_reason
        from habit_entries
        where user_id = $1 and habit_id = any($2) and (note is not null or skip_reason is not null)
        "#,
        user.uuid(),
        habits
    )
    .fetch_all(conn)
    .await?;
    let mut texts: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for row in rows {
        let day = row.day.to_jiff();
        let text = DayText { note: row.note, skip_reason: row.skip_reason };
        texts.entry((row.habit_id, day.year())).or_default().insert(day.day_of_year(), text);
    }
    Ok(texts)
}
