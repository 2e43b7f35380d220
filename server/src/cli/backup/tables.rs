//! Counts and digests of all tables in one transaction, before a backup and after a restore.

use anyhow::Context;
use sqlx::{AssertSqlSafe, PgConnection};

use super::Table;

/// Opens the transaction whose view of the rows everything else shares. Texts of values must not depend on settings.
pub(super) const BEGIN: &str = "begin isolation level repeatable read read only; set local timezone = 'UTC'; \
    set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1; \
    set local bytea_output = 'hex'; set local statement_timeout = 0";

/// Every table that is not Postgres's own, by name.
pub(super) async fn read(connection: &mut PgConnection) -> anyhow::Result<Vec<Table>> {
    let mut tables = Vec::new();
    for name in names(connection).await? {
        let (rows, digest) = sqlx::query_as(AssertSqlSafe(format!(
            "select count(*), coalesce(sum(('x' || left(md5((whole.*)::text), 16))::bit(64)::bigint::numeric), 0)::text
             from only {name} as whole"
        )))
        .fetch_one(&mut *connection)
        .await
        .with_context(|| format!("could not read the table {name}"))?;
        tables.push(Table { name, rows, digest });
    }
    Ok(tables)
}

/// Quoted names, ready for a statement.
pub(super) async fn names(connection: &mut PgConnection) -> anyhow::Result<Vec<String>> {
    let names = sqlx::query_scalar(
        "select format('%I.%I', nspname, relname)
         from pg_class join pg_namespace on pg_namespace.oid = relnamespace
         where relkind = 'r' and relpersistence <> 't'
             and nspname <> 'information_schema' and nspname not like 'pg\\_%'
             and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
         order by 1",
    );
    names.fetch_all(connection).await.context("could not list the tables")
}
