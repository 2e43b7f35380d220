//! Removing rows that were taken in, as long as they are as they came.

use domain::ids::{HabitId, UserId};
use jiff::Timestamp;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::{Made, PersonalTable};
use crate::StoreError;

/// Removes those of some rows that still have the version with which they came, and answers them.
///
/// # Errors
/// [`StoreError::Conflict`] when something else refers to one of them.
pub async fn remove_rows(
    conn: &mut PgConnection,
    owner: UserId,
    table: &PersonalTable,
    rows: &[Made],
) -> Result<Vec<Made>, StoreError> {
    let has_version = rows.iter().any(|row| row.version.is_some());
    let (version, same) =
        if has_version { ("t.version", " and t.version = (gone ->> 'version')::bigint") } else { ("null::bigint", "") };
    // Made of the map of tables; keys and versions travel as a value.
    let statement = format!(
        "delete from {} t using jsonb_array_elements($2::text::jsonb) gone
         where t.user_id = $1{}{same}
         returning array[{}]::text[], {version}",
        table.name,
        matching(table),
        table.key.iter().map(|name| format!("t.\"{name}\"::text")).collect::<Vec<_>>().join(", "),
    );
    let gone: Vec<(Vec<String>, Option<i64>)> = sqlx::query_as(AssertSqlSafe(statement))
        .persistent(false)
        .bind(owner.uuid())
        .bind(named(rows))
        .fetch_all(conn)
        .await?;
    Ok(gone.into_iter().map(|(key, version)| Made { key, version }).collect())
}

/// How many of some rows are there.
///
/// # Errors
/// When the query fails.
pub async fn count_present(
    conn: &mut PgConnection,
    owner: UserId,
    table: &PersonalTable,
    rows: &[Made],
) -> Result<i64, StoreError> {
    let statement = format!(
        "select count(*) from {} t, jsonb_array_elements($2::text::jsonb) gone where t.user_id = $1{}",
        table.name,
        matching(table)
    );
    let count = sqlx::query_scalar(AssertSqlSafe(statement)).persistent(false).bind(owner.uuid()).bind(named(rows));
    Ok(count.fetch_one(conn).await?)
}

/// Those of some habits of which days were written since, or beside which something stands that is left.
///
/// # Errors
/// When the query fails.
pub async fn habits_in_use(
    conn: &mut PgConnection,
    owner: UserId,
    habits: &[Uuid],
    since: Timestamp,
) -> Result<Vec<HabitId>, StoreError> {
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "select h.habit_id
        from habits h
        where h.user_id = $1 and h.habit_id = any($2) and (
            exists (select from habit_entry_changes c
                where c.user_id = $1 and c.habit_id = h.habit_id and c.recorded_at > $3)
            or exists (select from pauses p where p.user_id = $1 and p.habit_id = h.habit_id)
            or exists (select from habit_stacks s where s.user_id = $1
                and (s.anchor_habit_id = h.habit_id or s.follower_habit_id = h.habit_id))
            or exists (select from reminders r where r.user_id = $1 and r.habit_id = h.habit_id)
            or exists (select from tasks t where t.user_id = $1 and t.habit_id = h.habit_id)
        )",
    )
    .bind(owner.uuid())
    .bind(habits)
    .bind(jiff_sqlx::Timestamp::from(since))
    .fetch_all(conn)
    .await?;
    Ok(ids.into_iter().map(HabitId).collect())
}

fn matching(table: &PersonalTable) -> String {
    let part = |(place, name): (usize, &&str)| format!(" and t.\"{name}\"::text = gone -> 'key' ->> {place}");
    table.key.iter().enumerate().map(part).collect()
}

fn named(rows: &[Made]) -> String {
    let named: Vec<Value> = rows.iter().map(|row| json!({ "key": row.key, "version": row.version })).collect();
    Value::Array(named).to_string()
}
