//! Finds the server binaries of Postgres.
//!
//! Debian keeps them out of `PATH`, one folder a major version; the newest wins.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs;

/// The folder with `initdb` and `postgres`, from `pg_config`, `PATH` or Debian's folders.
pub fn find_binaries() -> Option<PathBuf> {
    let from_config = || {
        let folder = programs::output(Command::new("pg_config").arg("--bindir")).ok()?;
        Some(PathBuf::from(folder.trim()))
    };
    let from_path = || programs::find("initdb")?.parent().map(Path::to_path_buf);
    [from_config(), from_path(), newest_of_debian()].into_iter().flatten().find(|folder| is_server(folder))
}

fn newest_of_debian() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbered = versions.flatten().filter_map(|entry| {
        let number: u32 = entry.file_name().to_str()?.parse().ok()?;
        Some((number, entry.path().join("bin")))
    });
    numbered.filter(|(_, folder)| is_server(folder)).max_by_key(|(number, _)| *number).map(|(_, folder)| folder)
}

fn is_server(folder: &Path) -> bool {
    ["initdb", "postgres", "pg_ctl"].iter().all(|name| folder.join(name).is_file())
}
