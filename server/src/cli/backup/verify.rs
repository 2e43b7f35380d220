//! `wellspring verify FILE`: restores into a temporary cluster, compares, and forgets it again.

use std::{env, path::Path, process::ExitCode};

use anyhow::bail;

use super::{record, restore::restore_into, temporary::TemporaryFolder};
use crate::{
    cli::output,
    config::Config,
    postgres::{Database, ManagedPostgres},
};

/// Proves a backup and notes when.
pub(crate) async fn verify(config: &Config, file: &Path) -> anyhow::Result<ExitCode> {
    if !file.is_file() {
        bail!("{} is not a file.", file.display());
    }
    // The account of Postgres passes through; the cluster in it is its own.
    let folder =
        TemporaryFolder::new(env::temp_dir().join(format!("wellspring-verify-{}", std::process::id())), 0o711)?;
    let database = Database::Managed(ManagedPostgres::open(folder.path()).await?);
    let answer = restore_into(&database, folder.path(), file).await;
    let closed = database.close().await;
    let manifest = answer?;
    closed?;
    record::note(&config.data_directory()?, file, &manifest);
    for table in &manifest.tables {
        output::line(&format!("{:>10} rows  {}", table.rows, table.name));
    }
    output::line(&format!(
        "The backup of {} is whole: {} tables and {} files came back as they were.",
        manifest.created_at,
        manifest.tables.len(),
        manifest.count_files()
    ));
    Ok(ExitCode::SUCCESS)
}
