//! Packed years: a projection of the entries that can be rebuilt at any time.

use std::collections::BTreeMap;

use domain::{
    habits::{DayMark, HistoryYear},
    ids::{HabitId, UserId},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    StoreError,
    habits::entries::{quantity, status},
};

fn unpacked(year: i16, days: &[u8]) -> Result<HistoryYear, StoreError> {
    HistoryYear::from_bytes(year, days).ok_or(StoreError::Corrupt { table: "habit_years", column: "days" })
}

/// The packed years of all of an owner's habits that are not in the trash.
///
/// # Errors
/// When the query fails or a stored year cannot be read.
pub async fn years_of(
    conn: &mut PgConnection,
    user: UserId,
) -> Result<BTreeMap<HabitId, Vec<HistoryYear>>, StoreError> {
    let rows = sqlx::query!("select habit_id, year, days from habit_years where user_id = $1", user.uuid())
        .fetch_all(conn)
        .await?;
    let mut years: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        years.entry(HabitId(row.habit_id)).or_default().push(unpacked(row.year, &row.days)?);
    }
    Ok(years)
}

/// The packed years of one habit.
///
/// # Errors
/// When the query fails or a stored year cannot be read.
pub async fn years_of_habit(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
) -> Result<Vec<HistoryYear>, StoreError> {
    let rows = sqlx::query!(
        "select year, days from habit_years where user_id = $1 and habit_id = $2",
        user.uuid(),
        habit.uuid()
    )
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| unpacked(row.year, &row.days)).collect()
}

/// Several packed years with their versions, for the feed.
///
/// # Errors
/// When the query fails or a stored year cannot be read.
pub async fn find_year(
    conn: &mut PgConnection,
    user: UserId,
    wanted: &[(Uuid, i16)],
) -> Result<BTreeMap<(Uuid, i16), (HistoryYear, i64)>, StoreError> {
    let (habits, years): (Vec<Uuid>, Vec<i16>) = wanted.iter().copied().unzip();
    let rows = sqlx::query!(
        r#"
        select y.habit_id, y.year, y.days, y.version
        from habit_years y
        join unnest($2::uuid[], $3::smallint[]) as w (habit_id, year) on w.habit_id = y.habit_id and w.year = y.year
        where y.user_id = $1
        "#,
        user.uuid(),
        &habits,
        &years
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(|row| Ok(((row.habit_id, row.year), (unpacked(row.year, &row.days)?, row.version)))).collect()
}

/// Writes packed years of a habit and answers their versions.
///
/// # Errors
/// When the query fails.
pub async fn save_years(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    years: &[&HistoryYear],
) -> Result<BTreeMap<i16, i64>, StoreError> {
    let numbers: Vec<i16> = years.iter().map(|year| year.year()).collect();
    let days: Vec<Vec<u8>> = years.iter().map(|year| year.to_bytes()).collect();
    let rows = sqlx::query!(
        r#"
        insert into habit_years (user_id, habit_id, year, days)
        select $1, $2, year, days
        from unnest($3::smallint[], $4::bytea[]) as y (year, days)
        on conflict (user_id, habit_id, year) do update
        set days = excluded.days, version = habit_years.version + 1
        returning year, version
        "#,
        user.uuid(),
        habit.uuid(),
        &numbers,
        &days as &[Vec<u8>]
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.year, row.version)).collect())
}

/// Deletes packed years that no entry stands in any more, and answers their last versions.
///
/// # Errors
/// When the query fails.
pub async fn delete_years(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
    keep: &[i16],
) -> Result<BTreeMap<i16, i64>, StoreError> {
    let rows = sqlx::query!(
        r#"
        delete from habit_years
        where user_id = $1 and habit_id = $2 and year <> all($3)
        returning year, version
        "#,
        user.uuid(),
        habit.uuid(),
        keep
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.year, row.version)).collect())
}

/// Packs all entries of a habit anew, without looking at the stored years.
///
/// # Errors
/// When the query fails or a stored value cannot be read.
pub async fn all_entries(
    conn: &mut PgConnection,
    user: UserId,
    habit: HabitId,
) -> Result<BTreeMap<i16, HistoryYear>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select day, status, value, note is not null as "has_note!"
        from habit_entries
        where user_id = $1 and habit_id = $2
        "#,
        user.uuid(),
        habit.uuid()
    )
    .fetch_all(conn)
    .await?;
    let mut years = BTreeMap::new();
    for row in rows {
        let day = row.day.to_jiff();
        let mark = DayMark {
            status: status(row.status)?,
            value: row.value.map(quantity).transpose()?,
            has_note: row.has_note,
        };
        years.entry(day.year()).or_insert_with(|| HistoryYear::empty(day.year())).set(day.day_of_year(), mark);
    }
    Ok(years)
}
