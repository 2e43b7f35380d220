//! What the occurrences of repeated tasks have in common.

use domain::{
    ids::{TaskSeriesId, UserId},
    recurrence::Rule,
    tasks::TaskSeries,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

struct SeriesRow {
    series_id: Uuid,
    rule: String,
    first_day: jiff_sqlx::Date,
    version: i64,
}

impl TryFrom<SeriesRow> for TaskSeries {
    type Error = StoreError;

    fn try_from(row: SeriesRow) -> Result<Self, StoreError> {
        let corrupt = |_| StoreError::Corrupt { table: "task_series", column: "rule" };
        Ok(Self {
            id: TaskSeriesId(row.series_id),
            rule: Rule::parse(&row.rule).map_err(corrupt)?,
            first_day: row.first_day.to_jiff(),
            version: row.version,
        })
    }
}

macro_rules! select_series {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            SeriesRow,
            "select series_id, rule, first_day, version from task_series where user_id = $1 and " + $condition,
            $($arguments)*
        )
    };
}

/// Every series.
///
/// # Errors
/// When the query fails.
pub async fn series(conn: &mut PgConnection, user: UserId) -> Result<Vec<TaskSeries>, StoreError> {
    let query = select_series!("true order by series_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(TaskSeries::try_from).collect()
}

/// Several series; unknown ids are passed over.
///
/// # Errors
/// When the query fails.
pub async fn series_of(conn: &mut PgConnection, user: UserId, ids: &[Uuid]) -> Result<Vec<TaskSeries>, StoreError> {
    let query = select_series!("series_id = any($2) order by series_id", user.uuid(), ids);
    query.fetch_all(conn).await?.into_iter().map(TaskSeries::try_from).collect()
}

/// One series; none when it was deleted.
///
/// # Errors
/// When the query fails.
pub async fn find_series(
    conn: &mut PgConnection,
    user: UserId,
    id: TaskSeriesId,
) -> Result<Option<TaskSeries>, StoreError> {
    let query = select_series!("series_id = $2", user.uuid(), id.uuid());
    query.fetch_optional(conn).await?.map(TaskSeries::try_from).transpose()
}

/// Writes a series, in the place of the one with its id where there is one.
///
/// # Errors
/// When the query fails.
pub async fn put_series(
    conn: &mut PgConnection,
    user: UserId,
    series: &TaskSeries,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into task_series (user_id, series_id, rule, first_day, version, updated_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (user_id, series_id) do update
        set rule = excluded.rule, first_day = excluded.first_day, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        series.id.uuid(),
        series.rule.to_string(),
        jiff_sqlx::Date::from(series.first_day) as _,
        series.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Removes a series; its tasks stay.
///
/// # Errors
/// When the query fails.
pub async fn delete_series(conn: &mut PgConnection, user: UserId, id: TaskSeriesId) -> Result<(), StoreError> {
    sqlx::query!("delete from task_series where user_id = $1 and series_id = $2", user.uuid(), id.uuid())
        .execute(conn)
        .await?;
    Ok(())
}
