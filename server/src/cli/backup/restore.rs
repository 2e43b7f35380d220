//! `wellspring restore FILE`: only into an empty place, so that it can never overwrite what someone still needs. Who
//! was erased after the backup is erased again.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{ExitCode, Stdio},
};

use anyhow::{Context, bail};
use sqlx::{Connection, PgConnection};

use super::{
    Manifest, Table, archive,
    client::{client, run},
    erased,
    extract::extract,
    manifest::{DUMP, FILES},
    tables,
    temporary::TemporaryFolder,
};
use crate::{
    cli::{open::with_database, output},
    config::Config,
    postgres::{Database, ensure_roles, owner_pool},
};

/// Restores into the database and the data directory of the configuration, and erases again whom the logs of erased
/// accounts name.
pub(crate) async fn restore(config: &Config, file: &Path, logs: &[PathBuf]) -> anyhow::Result<ExitCode> {
    if !file.is_file() {
        bail!("{} is not a file.", file.display());
    }
    let named = erased::read_named(logs)?;
    let place = config.data_directory()?;
    let (manifest, erased) = with_database(config, async |database| {
        let manifest = restore_into(database, &place, file).await?;
        let erased = erased::erase_again(config, database, &place, &named).await?;
        Ok((manifest, erased))
    })
    .await?;
    let rows: i64 = manifest.tables.iter().map(|table| table.rows).sum();
    output::line(&format!(
        "Restored the backup of {}: {rows} rows in {} tables, {} files, all compared.",
        manifest.created_at,
        manifest.tables.len(),
        manifest.count_files()
    ));
    match erased {
        0 => {}
        1 => output::line("Erased 1 account again: its owner had left after that backup."),
        _ => output::line(&format!("Erased {erased} accounts again: their owners had left after that backup.")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Restores and compares every table with the manifest.
pub(super) async fn restore_into(database: &Database, place: &Path, file: &Path) -> anyhow::Result<Manifest> {
    refuse_occupied(database, place).await?;
    fs::create_dir_all(place)?;
    let staging = TemporaryFolder::new(place.join(format!("restore.{}.partial", std::process::id())), 0o700)?;
    let (source, folder) = (file.to_path_buf(), staging.path().to_path_buf());
    let manifest = tokio::task::spawn_blocking(move || extract(&source, &folder)).await??;
    erased::take_over(staging.path(), place)?;
    let owner = owner_pool(database.connect_options()?).await?;
    if let Some(missing) = ensure_roles(&owner).await? {
        bail!("Let an administrator of the server run this first:\n{}", missing.statements.join("\n"));
    }
    owner.close().await;
    let mut command = client("pg_restore", manifest.postgres_major, &database.owner_url())?;
    command.args(["--exit-on-error", "--single-transaction", "--no-owner"]).arg(staging.path().join(DUMP));
    run(command, "pg_restore", Stdio::null()).await?;
    compare(&current(database).await?, &manifest.tables)?;
    let files = staging.path().join(FILES);
    if files.is_dir() {
        fs::remove_dir(place.join(FILES)).ok();
        fs::rename(&files, place.join(FILES)).context("could not move the files to their place")?;
    }
    Ok(manifest)
}

async fn refuse_occupied(database: &Database, place: &Path) -> anyhow::Result<()> {
    let mut connection = PgConnection::connect_with(&database.connect_options()?).await?;
    let tables = tables::names(&mut connection).await?;
    connection.close().await?;
    if !tables.is_empty() {
        bail!(
            "The database is not empty: it holds {} tables. Restore into an empty place, \
             for example with --data-dir and a new folder.",
            tables.len()
        );
    }
    if !archive::listed(&place.join(FILES))?.is_empty() {
        bail!("The folder {} is not empty. Restore into an empty place.", place.join(FILES).display());
    }
    Ok(())
}

async fn current(database: &Database) -> anyhow::Result<Vec<Table>> {
    let mut connection = PgConnection::connect_with(&database.connect_options()?).await?;
    sqlx::raw_sql(tables::BEGIN).execute(&mut connection).await?;
    let tables = tables::read(&mut connection).await?;
    connection.close().await?;
    Ok(tables)
}

fn compare(found: &[Table], expected: &[Table]) -> anyhow::Result<()> {
    for table in expected {
        match found.iter().find(|found| found.name == table.name) {
            Some(found) if found == table => {}
            Some(found) if found.rows != table.rows => {
                bail!("{} has {} rows, and the backup counted {}.", table.name, found.rows, table.rows)
            }
            Some(_) => bail!("The rows of {} differ from those that were backed up.", table.name),
            None => bail!("The table {} is missing.", table.name),
        }
    }
    if found.len() == expected.len() { Ok(()) } else { bail!("The restored database holds tables of its own.") }
}
