//! Taking rows in that were told elsewhere. What is there already stays as it is.

use domain::ids::UserId;
use sqlx::{AssertSqlSafe, PgConnection};

use super::{Column, PersonalTable};
use crate::StoreError;

/// A row that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The columns of its key, as texts.
    pub key: Vec<String>,
    /// Its version, where it has one.
    pub version: Option<i64>,
}

/// Lets the statements of this transaction take their time: a copy may hold decades.
///
/// # Errors
/// When the query fails.
pub async fn allow_long_statements(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("set local statement_timeout = '120s'").execute(conn).await?;
    Ok(())
}

/// Adds rows of a table, a JSON list of objects as [`super::fetch_told`] tells them, and answers those that were added.
/// Other columns than the given ones are passed over, the owner's among them.
///
/// # Errors
/// [`StoreError::Conflict`] when a constraint refuses a row, [`StoreError::Query`] when a value cannot be read.
pub async fn put_rows(
    conn: &mut PgConnection,
    owner: UserId,
    table: &PersonalTable,
    columns: &[Column],
    rows: &str,
) -> Result<Vec<Made>, StoreError> {
    let names: Vec<String> = columns.iter().map(Column::quoted).collect();
    let told: Vec<String> = names.iter().map(|name| format!("told.{name}")).collect();
    let key = table.key.iter().map(|name| format!("\"{name}\"::text")).collect::<Vec<_>>().join(", ");
    let version = if columns.iter().any(|column| column.name == "version") { "version" } else { "null::bigint" };
    // Made of the map of tables and of columns that the database names; what was told travels as a value.
    let statement = format!(
        "insert into {table} (user_id, {names})
         select $1, {told} from jsonb_populate_recordset(null::{table}, $2::text::jsonb) told
         on conflict do nothing
         returning array[{key}]::text[], {version}",
        table = table.name,
        names = names.join(", "),
        told = told.join(", "),
    );
    let made: Vec<(Vec<String>, Option<i64>)> = sqlx::query_as(AssertSqlSafe(statement))
        .persistent(false)
        .bind(owner.uuid())
        .bind(rows)
        .fetch_all(conn)
        .await?;
    Ok(made.into_iter().map(|(key, version)| Made { key, version }).collect())
}
