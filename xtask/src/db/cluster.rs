//! One cluster for each clone and account, on a socket only, without the waits that keep data safe.
//!
//! It lies in memory where there is room, else under /tmp: a socket's path may not be long, and an unprivileged
//! account has to reach it. Every test copies a database of some three hundred files, which on a disk takes eight times
//! as long.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};

use super::Account;
use crate::build::Stamp;
use crate::setup::postgres;
use crate::{paths, programs};

const SETTINGS: &str = "listen_addresses = ''\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
    max_connections = 300\nshared_buffers = 128MB\nautovacuum = off\nmax_wal_size = 2GB\nlog_min_messages = warning\n";

/// A cluster that may be thrown away.
pub struct TestCluster {
    folder: PathBuf,
    /// Lines of the configuration beyond the usual ones.
    settings: &'static str,
}

impl TestCluster {
    /// The one of this clone and account.
    pub fn shared() -> Self {
        Self { folder: folder("test"), settings: "" }
    }

    /// One that counts statements, for the benchmarks.
    pub fn counting() -> Self {
        let settings = "shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = 'top'\n";
        Self { folder: folder("count"), settings }
    }

    /// Address of a database on it, as its superuser.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// Starts it unless it runs, and returns the address of its first database.
    pub fn up(&self) -> Result<String> {
        if !self.is_running()? {
            self.create()?;
            let account = Account::for_postgres()?;
            let mut start = account.command(&binary("pg_ctl")?);
            start.args(["start", "--silent", "--wait", "--pgdata"]).arg(self.cluster());
            start.arg("--log").arg(self.folder.join("log"));
            // The server inherits what it gets here, and would hold the terminal of a piped test run open.
            start.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let started = start.status().is_ok_and(|status| status.success());
            anyhow::ensure!(started, "Postgres did not start; its log is {}", self.folder.join("log").display());
        }
        Ok(self.url("postgres"))
    }

    /// Stops it and removes its files.
    pub fn down(&self) -> Result<()> {
        if self.is_running()? {
            let mut stop = Account::for_postgres()?.command(&binary("pg_ctl")?);
            programs::output(stop.args(["stop", "--silent", "--mode=immediate", "--pgdata"]).arg(self.cluster()))?;
        }
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder).with_context(|| format!("cannot remove {}", self.folder.display()))?;
        }
        Ok(())
    }

    /// Whether its server answers.
    pub fn is_running(&self) -> Result<bool> {
        let mut status = Account::for_postgres()?.command(&binary("pg_ctl")?);
        status.args(["status", "--pgdata"]).arg(self.cluster()).stdout(Stdio::null()).stderr(Stdio::null());
        Ok(status.status()?.success())
    }

    /// A prompt, or whatever the arguments ask of `psql`.
    pub fn psql(&self, arguments: &[String]) -> Result<ExitCode> {
        let url = self.up()?;
        let status = Account::for_postgres()?.command(&binary("psql")?).arg(url).args(arguments).status()?;
        Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Runs statements in a database; the first mistake is an error.
    pub fn execute(&self, database: &str, sql: &str) -> Result<String> {
        let mut psql = self.quiet_psql(database)?;
        programs::output(psql.args(["--command", sql]))
    }

    /// Runs a file of statements as one transaction.
    pub fn execute_file(&self, database: &str, file: &Path) -> Result<()> {
        let sql = fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        let mut psql = self.quiet_psql(database)?;
        // Read from our own handle: the account may not be allowed into the clone.
        let output = psql.arg("--single-transaction").stdin(sql).output()?;
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        anyhow::ensure!(output.status.success(), "{}: {complaint}", file.display());
        Ok(())
    }

    fn quiet_psql(&self, database: &str) -> Result<Command> {
        let mut psql = Account::for_postgres()?.command(&binary("psql")?);
        psql.arg(self.url(database)).args(["--no-psqlrc", "--quiet", "--no-align", "--tuples-only"]);
        psql.args(["--set", "ON_ERROR_STOP=1"]).env("PGOPTIONS", "-c client_min_messages=warning");
        Ok(psql)
    }

    fn create(&self) -> Result<()> {
        if self.cluster().join("PG_VERSION").is_file() {
            return Ok(());
        }
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder)?;
        fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o700))?;
        let account = Account::for_postgres()?;
        account.take(&self.folder)?;
        let mut init = account.command(&binary("initdb")?);
        init.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"]);
        programs::output(init.arg(self.cluster()))?;
        let settings = self.cluster().join("postgresql.auto.conf");
        fs::write(
            &settings,
            format!("{SETTINGS}{}unix_socket_directories = '{}'\n", self.settings, self.folder.display()),
        )?;
        account.take(&settings)
    }

    fn cluster(&self) -> PathBuf {
        self.folder.join("cluster")
    }
}

fn folder(name: &str) -> PathBuf {
    let user = programs::output(Command::new("id").arg("-u")).unwrap_or_default();
    let clone = Stamp::default().text(&paths::root().to_string_lossy()).hex();
    let clone: String = clone.chars().take(6).collect();
    base().join(format!("wellspring-{name}-{}-{clone}", user.trim()))
}

const MEMORY: &str = "/dev/shm";
/// Asked of the whole of it, so that the place stays the same while it fills. Containers often have 64 MiB.
const ROOM: u64 = 4 << 30;

fn base() -> &'static Path {
    let size = programs::output(Command::new("df").args(["--output=size", "--block-size=1", MEMORY]));
    let bytes = size.ok().and_then(|table| table.lines().nth(1)?.trim().parse::<u64>().ok());
    Path::new(if bytes.is_some_and(|bytes| bytes >= ROOM) { MEMORY } else { "/tmp" })
}

fn binary(name: &str) -> Result<PathBuf> {
    let folder = postgres::find_binaries().context("Postgres is not installed: run `cargo xtask setup`")?;
    Ok(folder.join(name))
}
