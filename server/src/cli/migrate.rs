//! Brings the database to this version. Forward only; a database that is newer than the program is left as it is,
//! because the previous program works on the next schema (decision 12).

use std::{collections::HashSet, process::ExitCode};

use anyhow::{Context, bail};
use sqlx::{PgPool, migrate::Migrator, postgres::PgAdvisoryLock};

use super::{open::with_database, output};
use crate::{
    config::Config,
    postgres::{Database, ensure_roles, owner_pool},
};

/// `wellspring migrate [--check]`
pub(super) async fn migrate(config: &Config, only_check: bool) -> anyhow::Result<ExitCode> {
    with_database(config, async |database| {
        let owner = owner_pool(database.connect_options()?).await?;
        let pending = pending(&owner).await?;
        for name in &pending {
            output::line(&format!("{} {name}", if only_check { "pending:" } else { "running:" }));
        }
        let code = if only_check && !pending.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
        if !only_check {
            apply(&owner).await?;
        }
        if pending.is_empty() || !only_check {
            output::line("The database is of this version.");
        }
        owner.close().await;
        Ok(code)
    })
    .await
}

/// Migrates before another command works, where this account may; says what to do where it may not.
pub(super) async fn bring_up(database: &Database) -> anyhow::Result<()> {
    let owner = owner_pool(database.connect_options()?).await?;
    let pending = pending(&owner).await?;
    if !pending.is_empty() || matches!(database, Database::Managed(_)) {
        let may: bool = sqlx::query_scalar("select has_schema_privilege('public', 'create')").fetch_one(&owner).await?;
        if !may {
            bail!(
                "The database is not of this version, and this account may not change it. \
                 Run `wellspring migrate` with the DATABASE_URL of its owner first."
            );
        }
        apply(&owner).await?;
    }
    owner.close().await;
    Ok(())
}

/// Names of the migrations that this program knows and the database does not.
pub(super) async fn pending(owner: &PgPool) -> anyhow::Result<Vec<String>> {
    let exists: bool =
        sqlx::query_scalar("select to_regclass('_sqlx_migrations') is not null").fetch_one(owner).await?;
    let applied: Vec<i64> = if exists {
        sqlx::query_scalar("select version from _sqlx_migrations where success").fetch_all(owner).await?
    } else {
        Vec::new()
    };
    let applied: HashSet<i64> = applied.into_iter().collect();
    let missing = store::MIGRATOR.iter().filter(|migration| !applied.contains(&migration.version));
    Ok(missing.map(|migration| format!("{} {}", migration.version, migration.description)).collect())
}

/// One process at a time: roles and grants are rows of the server's catalogue too, and two writers of one row collide.
async fn apply(owner: &PgPool) -> anyhow::Result<()> {
    let turn = PgAdvisoryLock::new("wellspring migrate");
    let turn = turn.acquire(owner.acquire().await?).await.context("could not wait for another migration")?;
    let applied = apply_alone(owner).await;
    turn.release_now().await.context("could not end the migration")?;
    applied
}

async fn apply_alone(owner: &PgPool) -> anyhow::Result<()> {
    if let Some(missing) = ensure_roles(owner).await? {
        bail!(
            "This account may not make the roles that keep people's rows apart. \
             Let an administrator of the server run this, then try again:\n{}",
            missing.statements.join("\n")
        );
    }
    let mut migrator = Migrator::with_migrations(store::MIGRATOR.iter().cloned().collect());
    migrator.set_ignore_missing(true);
    migrator.run(owner).await.context("The database could not be brought to this version")?;
    // `serve` looks whether the schema is its own, also where its account is not the owner.
    sqlx::query("grant select on _sqlx_migrations to wellspring_app, wellspring_worker").execute(owner).await?;
    Ok(())
}
