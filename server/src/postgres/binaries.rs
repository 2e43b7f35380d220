//! Finds the installed Postgres server programs. Nothing is downloaded: what is missing is named with its package.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};

/// The oldest major version that Wellspring runs on.
pub const OLDEST_MAJOR: u32 = 15;

/// The folder of one installed Postgres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    /// Holds `initdb`, `pg_ctl` and `postgres`.
    pub folder: PathBuf,
    /// Major version, for example 15.
    pub major: u32,
}

impl Binaries {
    /// The path of one program in the folder.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Where to look, replaceable in tests.
#[derive(Debug, Clone)]
pub struct Search {
    /// Folders separated by colons, as in `PATH`.
    pub path: OsString,
    /// Debian keeps each major version in `<here>/<major>/bin`, outside `PATH`.
    pub versions: PathBuf,
}

impl Default for Search {
    fn default() -> Self {
        Self { path: env::var_os("PATH").unwrap_or_default(), versions: PathBuf::from("/usr/lib/postgresql") }
    }
}

impl Search {
    /// The first installed server that is new enough; for an existing cluster the one of its own major version.
    ///
    /// # Errors
    /// A sentence that names the package when there is none, or none that fits.
    pub fn server(&self, cluster_major: Option<u32>) -> anyhow::Result<Binaries> {
        let found: Vec<Binaries> = self.folders().iter().filter_map(|folder| server_in(folder)).collect();
        choose(&found, cluster_major)
    }

    /// A program of the client tools, not older than the server it talks to.
    ///
    /// # Errors
    /// A sentence that names the package when there is none.
    pub fn client(&self, name: &str, server_major: u32) -> anyhow::Result<PathBuf> {
        let programs = self.folders().into_iter().map(|folder| folder.join(name));
        let mut found = programs.filter_map(|program| major_of(&program).map(|major| (program, major)));
        match found.find(|(_, major)| *major >= server_major) {
            Some((program, _)) => Ok(program),
            None => bail!(
                "{name} of Postgres {server_major} or newer is not installed. \
                 Install it, for example with: apt-get install postgresql-client-{server_major}"
            ),
        }
    }

    /// In the order of decision 11: `pg_config`, `PATH`, Debian's folders from the newest.
    fn folders(&self) -> Vec<PathBuf> {
        let on_path: Vec<PathBuf> = env::split_paths(&self.path).filter(|folder| folder.is_absolute()).collect();
        let mut folders: Vec<PathBuf> = on_path.iter().filter_map(|folder| asked(&folder.join("pg_config"))).collect();
        folders.extend(on_path);
        folders.extend(versioned(&self.versions));
        let mut seen = std::collections::HashSet::new();
        folders.retain(|folder| seen.insert(folder.clone()));
        folders
    }
}

fn asked(pg_config: &Path) -> Option<PathBuf> {
    if !pg_config.is_file() {
        return None;
    }
    let output = Command::new(pg_config).arg("--bindir").output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    folder.is_absolute().then_some(folder)
}

fn versioned(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut majors: Vec<u32> = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    majors.sort_unstable_by(|a, b| b.cmp(a));
    majors.into_iter().map(|major| root.join(major.to_string()).join("bin")).collect()
}

fn server_in(folder: &Path) -> Option<Binaries> {
    let complete = ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file());
    let major = complete.then(|| major_of(&folder.join("postgres")))??;
    // A link on the PATH leads to the real folder, where the programs find each other.
    let real = fs::canonicalize(folder.join("postgres")).ok()?;
    let folder = real.parent().filter(|real| real.join("pg_ctl").is_file()).unwrap_or(folder);
    Some(Binaries { folder: folder.to_path_buf(), major })
}

/// The major version that a program of Postgres reports, as in `postgres (PostgreSQL) 15.18 (Debian 15.18-0)`.
#[must_use]
pub fn major_of(program: &Path) -> Option<u32> {
    if !program.is_file() {
        return None;
    }
    let output = Command::new(program).arg("--version").current_dir("/").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.split(") ").nth(1)?;
    version.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn choose(found: &[Binaries], cluster_major: Option<u32>) -> anyhow::Result<Binaries> {
    if let Some(major) = cluster_major {
        return found.iter().find(|binaries| binaries.major == major).cloned().with_context(|| {
            format!(
                "The data directory was made by Postgres {major}, and Postgres {major} is not installed. \
                 Install it, for example with: apt-get install postgresql-{major}"
            )
        });
    }
    let newest = found.iter().map(|binaries| binaries.major).max();
    match (found.iter().find(|binaries| binaries.major >= OLDEST_MAJOR), newest) {
        (Some(binaries), _) => Ok(binaries.clone()),
        (None, Some(newest)) => bail!(
            "Postgres {newest} is installed, but Wellspring needs {OLDEST_MAJOR} or newer. \
             Install a newer one, for example with: apt-get install postgresql, or set DATABASE_URL to another server."
        ),
        (None, None) => bail!(
            "Postgres is not installed. Install it, for example with: apt-get install postgresql, \
             or set DATABASE_URL to another server."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(majors: &[u32]) -> Vec<Binaries> {
        majors.iter().map(|&major| Binaries { folder: PathBuf::from(format!("/pg/{major}")), major }).collect()
    }

    #[test]
    fn the_first_that_is_new_enough_is_chosen() {
        assert_eq!(choose(&installed(&[13, 16, 17]), None).unwrap().major, 16);
    }

    #[test]
    fn an_existing_cluster_keeps_its_major_version() {
        assert_eq!(choose(&installed(&[17, 15]), Some(15)).unwrap().major, 15);
        let refusal = choose(&installed(&[17]), Some(15)).unwrap_err().to_string();
        assert!(refusal.contains("apt-get install postgresql-15"), "{refusal}");
    }

    #[test]
    fn too_old_and_missing_are_told_apart() {
        let old = choose(&installed(&[13, 14]), None).unwrap_err().to_string();
        assert!(old.starts_with("Postgres 14 is installed, but Wellspring needs 15"), "{old}");
        let missing = choose(&[], None).unwrap_err().to_string();
        assert!(missing.starts_with("Postgres is not installed"), "{missing}");
    }
}
