//! `wellspring backup FILE`: rows, counts and digests of one instant, then the log of erased accounts and the files, so
//! that no row points to a file that is missing and no row of the erased is unknown to the log.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{ExitCode, Stdio},
};

use anyhow::{Context, bail};
use sqlx::{Connection, PgConnection};

use super::{
    Manifest, archive,
    client::{client, folder_of, run},
    manifest::FORMAT,
    tables,
};
use crate::{
    cli::{open::with_database, output},
    config::Config,
    postgres::Database,
};

/// Writes the file, or leaves nothing.
pub(crate) async fn backup(config: &Config, file: &Path) -> anyhow::Result<ExitCode> {
    if file.exists() {
        bail!("{} exists. A backup is always a new file.", file.display());
    }
    if !folder_of(file).is_dir() {
        bail!("The folder {} does not exist.", folder_of(file).display());
    }
    let place = config.data_directory()?;
    let manifest = with_database(config, async |database| create(database, &place, file).await).await?;
    let rows: i64 = manifest.tables.iter().map(|table| table.rows).sum();
    output::line(&format!(
        "Wrote {}: {rows} rows in {} tables, {} files.",
        file.display(),
        manifest.tables.len(),
        manifest.count_files()
    ));
    output::line(&format!("Prove it with: wellspring verify {}", file.display()));
    Ok(ExitCode::SUCCESS)
}

async fn create(database: &Database, place: &Path, file: &Path) -> anyhow::Result<Manifest> {
    let staged = Staged::beside(file);
    let mut connection = PgConnection::connect_with(&database.connect_options()?).await?;
    sqlx::raw_sql(tables::BEGIN).execute(&mut connection).await?;
    let (snapshot, created_at, version): (String, String, i32) = sqlx::query_as(
        "select pg_export_snapshot(), to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),
                current_setting('server_version_num')::int",
    )
    .fetch_one(&mut connection)
    .await?;
    let postgres_major = u32::try_from(version / 10_000)?;
    dump(&database.owner_url(), postgres_major, &snapshot, &staged.dump).await?;
    let tables = tables::read(&mut connection).await?;
    connection.close().await?;
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        created_at,
        postgres_major,
        tables,
        members: Vec::new(),
    };
    let (dump, whole, place) = (staged.dump.clone(), staged.whole.clone(), place.to_path_buf());
    let manifest = tokio::task::spawn_blocking(move || archive::write(&whole, &dump, &place, manifest)).await??;
    fs::rename(&staged.whole, file).with_context(|| format!("could not make {}", file.display()))?;
    File::open(folder_of(file))?.sync_all().context("could not write the backup to disk")?;
    Ok(manifest)
}

async fn dump(url: &str, major: u32, snapshot: &str, target: &Path) -> anyhow::Result<()> {
    let mut command = client("pg_dump", major, url)?;
    command.args(["--format=custom", "--no-owner", "--snapshot", snapshot]);
    let file = archive::private(target)?;
    run(command, "pg_dump", Stdio::from(file)).await
}

/// Unfinished files beside the backup, removed in any case.
struct Staged {
    dump: PathBuf,
    whole: PathBuf,
}

impl Staged {
    fn beside(file: &Path) -> Self {
        let name = |ending: &str| {
            let mut name = file.file_name().unwrap_or_default().to_owned();
            name.push(format!(".{}{ending}", std::process::id()));
            file.with_file_name(name)
        };
        Self { dump: name(".dump.partial"), whole: name(".partial") }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        fs::remove_file(&self.dump).ok();
        fs::remove_file(&self.whole).ok();
    }
}
