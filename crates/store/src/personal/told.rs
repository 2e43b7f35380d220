//! Reading an owner's rows of a table, a page at a time, as JSON that Postgres writes: so amounts stay exact and no row
//! is held that nobody has asked for.
//!
//! Statements are put together from the map of tables, from columns that the database names, and from an owner's id,
//! which prints as hexadecimal digits and hyphens. Nothing in them was typed by anybody.

use domain::ids::UserId;
use sqlx::{AssertSqlSafe, PgConnection};

use super::{Column, PersonalTable};
use crate::StoreError;

/// How many rows an owner has in a table.
///
/// # Errors
/// When the query fails.
pub async fn count_rows(conn: &mut PgConnection, owner: UserId, table: &PersonalTable) -> Result<i64, StoreError> {
    let statement = format!("select count(*) from {} where user_id = $1", table.name);
    Ok(sqlx::query_scalar(AssertSqlSafe(statement)).bind(owner.uuid()).fetch_one(conn).await?)
}

/// Opens the rows of a table to be fetched, in the order of its key. The transaction must tell times in UTC.
///
/// # Errors
/// When the query fails.
pub async fn open_told(
    conn: &mut PgConnection,
    owner: UserId,
    table: &PersonalTable,
    columns: &[Column],
) -> Result<(), StoreError> {
    let statement = format!("declare told no scroll cursor for {}", selection(owner, table, columns));
    sqlx::query(AssertSqlSafe(statement)).persistent(false).execute(conn).await?;
    Ok(())
}

/// The next rows, each as one line of JSON; none at the end.
///
/// # Errors
/// When the query fails.
pub async fn fetch_told(conn: &mut PgConnection) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar("fetch 500 from told").persistent(false).fetch_all(conn).await?)
}

/// Closes what was opened.
///
/// # Errors
/// When the query fails.
pub async fn close_told(conn: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("close told").persistent(false).execute(conn).await?;
    Ok(())
}

/// Nothing is left out of values that are JSON themselves: an empty field in there says something.
fn selection(owner: UserId, table: &PersonalTable, columns: &[Column]) -> String {
    let plain: Vec<String> = columns.iter().filter(|column| !column.is_nested()).map(exact).collect();
    let nested: Vec<String> = columns.iter().filter(|column| column.is_nested()).map(exact).collect();
    let joined = |alias: &str, list: &[String]| match list {
        [] => String::new(),
        list => format!(" cross join lateral (select {}) {alias}", list.join(", ")),
    };
    let line = match (plain.is_empty(), nested.is_empty()) {
        (_, true) => "jsonb_strip_nulls(to_jsonb(plain))",
        (true, false) => "to_jsonb(nested)",
        (false, false) => "(jsonb_strip_nulls(to_jsonb(plain)) || to_jsonb(nested))",
    };
    let order = match table.key {
        [] => String::new(),
        key => format!(" order by {}", key.iter().map(|name| format!("t.\"{name}\"")).collect::<Vec<_>>().join(", ")),
    };
    format!(
        "select {line}::text from {} t{}{} where t.user_id = '{}'{order}",
        table.name,
        joined("plain", &plain),
        joined("nested", &nested),
        owner.uuid()
    )
}

/// Amounts are told as texts: a reader that takes every number for a float would round them.
fn exact(column: &Column) -> String {
    let name = column.quoted();
    if column.kind == "numeric" { format!("t.{name}::text as {name}") } else { format!("t.{name}") }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::personal::Exported;

    #[test]
    fn a_statement_names_its_owner_and_tells_amounts_as_texts() {
        let table = PersonalTable {
            name: "habit_entries",
            key: &["habit_id", "day"],
            exported: Exported::Whole { without: &[] },
            feed: None,
        };
        let column = |name: &str, kind: &str| Column { name: name.to_owned(), kind: kind.to_owned() };
        let columns = [column("day", "date"), column("value", "numeric"), column("before", "jsonb")];
        let owner = UserId(Uuid::from_u128(7));
        assert_eq!(
            selection(owner, &table, &columns),
            "select (jsonb_strip_nulls(to_jsonb(plain)) || to_jsonb(nested))::text from habit_entries t \
             cross join lateral (select t.\"day\", t.\"value\"::text as \"value\") plain \
             cross join lateral (select t.\"before\") nested \
             where t.user_id = '00000000-0000-0000-0000-000000000007' order by t.\"habit_id\", t.\"day\""
        );
    }
}
