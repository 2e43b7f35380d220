//! The columns of a table as the database has them, so that a copy has no list of its own that could fall behind.

use sqlx::PgConnection;

use super::PersonalTable;
use crate::StoreError;

/// The column that names the owner: no copy holds it, because whoever takes a copy in is the owner there.
const OWNER: &str = "user_id";

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type as Postgres says it, without a length.
    pub kind: String,
}

impl Column {
    /// As a statement names it. Names come from our migrations; quoted, they may be words of SQL.
    pub(super) fn quoted(&self) -> String {
        format!("\"{}\"", self.name)
    }

    pub(super) fn is_nested(&self) -> bool {
        self.kind == "jsonb"
    }
}

/// The columns of a table that a copy holds, in their order.
///
/// # Errors
/// When the query fails.
pub async fn columns(conn: &mut PgConnection, table: &PersonalTable) -> Result<Vec<Column>, StoreError> {
    let mut columns = stored_columns(conn, table).await?;
    columns.retain(|column| !table.without().contains(&column.name.as_str()));
    Ok(columns)
}

/// All columns of a table but the one that names the owner, in their order.
///
/// # Errors
/// When the query fails.
pub async fn stored_columns(conn: &mut PgConnection, table: &PersonalTable) -> Result<Vec<Column>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select a.attname::text, format_type(a.atttypid, null)
        from pg_attribute a
        where a.attrelid = ('public.' || $1)::regclass and a.attnum > 0 and not a.attisdropped
        order by a.attnum",
    )
    .bind(table.name)
    .fetch_all(conn)
    .await?;
    let columns = rows.into_iter().map(|(name, kind)| Column { name, kind });
    Ok(columns.filter(|column| column.name != OWNER).collect())
}
