//! Refuses to serve with rights that would switch row-level security off. Checked on a live connection, because a
//! mistake here shows every row to everyone.

use anyhow::bail;
use sqlx::PgPool;

/// Checks that the pool's role is not superuser, has no BYPASSRLS and owns no table.
///
/// # Errors
/// A sentence that names the right.
pub async fn assert_unprivileged(pool: &PgPool) -> anyhow::Result<()> {
    let (name, is_superuser, bypasses, owned): (String, bool, bool, Option<String>) = sqlx::query_as(
        "select current_user::text, rolsuper, rolbypassrls,
                (select relname::text from pg_class
                 where relowner = pg_roles.oid and relkind in ('r', 'p') and relpersistence <> 't' limit 1)
         from pg_roles where rolname = current_user",
    )
    .fetch_one(pool)
    .await?;
    let reason = match (is_superuser, bypasses, owned) {
        (true, _, _) => "is a superuser".to_owned(),
        (_, true, _) => "may bypass row-level security".to_owned(),
        (_, _, Some(table)) => format!("owns the table {table}"),
        (false, false, None) => return Ok(()),
    };
    bail!(
        "Refusing to serve: the database role {name} {reason}, so that people's rows would not be kept apart. \
         Let `wellspring migrate` make the role wellspring_app, and let the account of DATABASE_URL be a member of it."
    )
}
