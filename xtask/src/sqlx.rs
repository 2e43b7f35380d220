//! Offline data of the checked queries: written by `sqlx-prepare`, proved up to date by `test`.
//!
//! The build must not need a database, so what the macros learn from one is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::build::Stamp;
use crate::db::TestCluster;
use crate::{paths, programs};

/// Writes `crates/store/.sqlx`.
pub fn prepare() -> Result<()> {
    let mut compile = programs::cargo();
    compile.args(["check", "--package", "store", "--lib"]);
    let fresh = generate(compile)?;
    let committed = committed();
    let _ = fs::remove_dir_all(&committed);
    fs::create_dir_all(&committed)?;
    let files = contents(&fresh)?;
    for (name, content) in &files {
        fs::write(committed.join(name), content)?;
    }
    println!("sqlx: {} queries in {}", files.len(), committed.display());
    Ok(())
}

/// Compares what is committed with what the migrations and queries of today give.
///
/// The lints read the queries: cargo compiles everything above `store` for them anyway, and once is enough.
pub fn check(lints: Command) -> Result<()> {
    let proved = paths::target().join("sqlx-proved");
    let stamp = Stamp::default().files(&["migrations", "crates/store", "Cargo.lock"])?.hex();
    if fs::read_to_string(&proved).is_ok_and(|earlier| earlier == stamp) {
        println!("  unchanged since it was last proved");
        return Ok(());
    }
    let fresh = contents(&generate(lints)?)?;
    let committed = contents(&committed())?;
    let missing: Vec<&String> = fresh.keys().filter(|name| !committed.contains_key(*name)).collect();
    let stale: Vec<&String> = committed.keys().filter(|name| !fresh.contains_key(*name)).collect();
    let changed: Vec<&String> = fresh
        .iter()
        .filter(|(name, text)| committed.get(*name).is_some_and(|old| old != *text))
        .map(|(n, _)| n)
        .collect();
    if !(missing.is_empty() && stale.is_empty() && changed.is_empty()) {
        bail!(
            "offline data is out of date (missing {missing:?}, stale {stale:?}, changed {changed:?}): \
               run `cargo xtask sqlx-prepare` and commit crates/store/.sqlx"
        );
    }
    fs::write(proved, stamp)?;
    Ok(())
}

/// Asks a scratch database about every query; the folder with the answers.
fn generate(compile: Command) -> Result<PathBuf> {
    let cluster = TestCluster::shared();
    let ran_before = cluster.is_running()?;
    cluster.up()?;
    let database = format!("queries_{}", std::process::id());
    cluster.execute("postgres", &format!("create database {database}"))?;
    let result = ask(&cluster, &database, compile);
    if ran_before {
        cluster.execute("postgres", &format!("drop database {database} with (force)"))?;
    } else {
        cluster.down()?;
    }
    result
}

fn ask(cluster: &TestCluster, database: &str, mut compile: Command) -> Result<PathBuf> {
    let mut migrations: Vec<PathBuf> = fs::read_dir(paths::root().join("migrations"))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .collect();
    migrations.sort();
    for migration in migrations {
        cluster.execute_file(database, &migration)?;
    }
    let answers = paths::target().join("sqlx-offline");
    let _ = fs::remove_dir_all(&answers);
    fs::create_dir_all(&answers)?;
    // The macros run when the crate is compiled, and cargo does not know that the database changed.
    let library = paths::root().join("crates/store/src/lib.rs");
    let content = fs::read(&library)?;
    fs::write(&library, content)?;
    compile.env("SQLX_OFFLINE", "false").env("DATABASE_URL", cluster.url(database)).env("SQLX_OFFLINE_DIR", &answers);
    programs::run(&mut compile)?;
    Ok(answers)
}

fn committed() -> PathBuf {
    paths::root().join("crates/store/.sqlx")
}

fn contents(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("query-") {
            found.insert(name, fs::read_to_string(entry.path()).context("offline data is not text")?);
        }
    }
    Ok(found)
}
