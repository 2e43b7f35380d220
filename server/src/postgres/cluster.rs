//! One private cluster: making, starting, stopping. Called only by who holds the start lock.

use std::{
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, bail};
use sqlx::{
    Connection, PgConnection,
    postgres::{PgConnectOptions, PgSslMode},
};
use tokio::{
    process::Command,
    time::{Instant, sleep},
};

use super::{
    Binaries, DataDirectory, Search,
    postmaster::{self, Found, Postmaster},
    socket,
};

/// Name of the owner and of the database.
const NAME: &str = "wellspring";
/// What an acknowledged write needs to survive, and what keeps the server private. On the command line, so that no
/// edit of a file can take it away.
const FORCED: &str = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on -c listen_addresses=''";
/// What an operator may change in `postgresql.conf`. Errors are logged without values: they may be personal.
const SETTINGS: &str = "\n# Wellspring\nmax_connections = 100\nlog_error_verbosity = terse\nlog_checkpoints = off\n\
    logging_collector = on\nlog_directory = 'log'\nlog_filename = 'postgres-%a.log'\nlog_rotation_age = 1d\n\
    log_rotation_size = 0\nlog_truncate_on_rotation = on\n";
const START_SECONDS: u64 = 120;
/// Processes of a killed server need a moment to notice.
const ORPHANS: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(100);

/// A cluster and the programs that run it.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) directory: DataDirectory,
    binaries: Binaries,
    folder: PathBuf,
}

impl Cluster {
    pub(super) fn new(directory: DataDirectory, search: &Search) -> anyhow::Result<Self> {
        let folder = directory.cluster();
        let major = match fs::read_to_string(folder.join("PG_VERSION")) {
            Ok(text) => Some(text.trim().parse().context("PG_VERSION of the data directory cannot be read")?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("could not read {}", folder.display())),
        };
        let binaries = search.server(major)?;
        Ok(Self { directory, binaries, folder })
    }

    /// How the owner connects.
    pub(super) fn connect_options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(self.directory.socket_folder())
            .port(5432)
            .username(NAME)
            .database(NAME)
            .application_name(NAME)
            .ssl_mode(PgSslMode::Disable)
    }

    pub(super) fn postmaster(&self) -> Found {
        postmaster::find(&self.folder)
    }

    /// Leaves with a server that answers: made, adopted or started.
    pub(super) async fn run(&self) -> anyhow::Result<()> {
        if !self.folder.join("PG_VERSION").exists() {
            self.initialize().await?;
        }
        socket::prepare(&self.directory.socket_folder(), self.directory.account())?;
        if let Found::Running(server) = self.postmaster()
            && self.adopt(server).await?
        {
            return self.ensure_database().await;
        }
        // Stopping a server that was found took the folder away.
        socket::prepare(&self.directory.socket_folder(), self.directory.account())?;
        self.start().await?;
        self.ensure_database().await
    }

    /// Made beside its place and moved there, so that a kill never leaves half a cluster.
    async fn initialize(&self) -> anyhow::Result<()> {
        let account = self.directory.account();
        let unfinished = self.directory.root().join("postgres.unfinished");
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).context("could not remove an unfinished cluster")?;
        }
        fs::DirBuilder::new().mode(0o700).create(&unfinished).context("could not make the cluster's folder")?;
        account.take(&unfinished)?;
        tracing::info!(account.name = %account.name, postgres.major = self.binaries.major, "making a private Postgres");
        let mut initdb = account.command(self.binaries.program("initdb"));
        initdb.args(["--username", NAME, "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8"]);
        initdb.args(["--locale=C.UTF-8", "--data-checksums", "--no-instructions", "--pgdata"]).arg(&unfinished);
        run(initdb, "initdb").await?;
        let settings = unfinished.join("postgresql.conf");
        let text = fs::read_to_string(&settings).context("could not read the new postgresql.conf")?;
        fs::write(&settings, text + SETTINGS).context("could not write the new postgresql.conf")?;
        fs::rename(&unfinished, &self.folder).context("could not move the new cluster to its place")?;
        Ok(())
    }

    /// Takes over a server that already runs. False when it was going down, or when its socket is gone.
    async fn adopt(&self, mut server: Postmaster) -> anyhow::Result<bool> {
        let began = Instant::now();
        loop {
            if server.is_ready {
                match self.connect("postgres").await {
                    Ok(connection) => {
                        connection.close().await.ok();
                        tracing::debug!(postgres.pid = server.pid, "Postgres already runs");
                        return Ok(true);
                    }
                    Err(_) if self.has_lost_its_socket(&server) => {
                        tracing::warn!("the socket of the running Postgres is gone, restarting it");
                        self.stop().await?;
                        return Ok(false);
                    }
                    Err(error) if began.elapsed() > ORPHANS => {
                        return Err(error).context("Postgres runs on the data directory but does not answer");
                    }
                    Err(_) => {}
                }
            } else if began.elapsed().as_secs() > START_SECONDS {
                bail!("Postgres is still starting after {START_SECONDS} seconds. {}", self.log_hint());
            }
            sleep(PAUSE).await;
            match self.postmaster() {
                Found::Running(found) => server = found,
                Found::None | Found::Reused => return Ok(false),
            }
        }
    }

    fn has_lost_its_socket(&self, server: &Postmaster) -> bool {
        server.socket_folder != self.directory.socket_folder() || !server.socket_folder.join(".s.PGSQL.5432").exists()
    }

    async fn start(&self) -> anyhow::Result<()> {
        let began = Instant::now();
        loop {
            if self.postmaster() == Found::Reused {
                fs::remove_file(self.folder.join("postmaster.pid"))
                    .context("could not clear a stale postmaster.pid")?;
            }
            // Removed before, so that it is made by the account and holds this start only.
            fs::remove_file(self.folder.join("start.log")).ok();
            let Err(error) = run(self.start_command(), "pg_ctl start").await else { return Ok(()) };
            let log = fs::read_to_string(self.folder.join("start.log")).unwrap_or_default();
            let has_orphans = log.contains("shared memory block") || log.contains("is another postmaster");
            if !has_orphans || began.elapsed() > ORPHANS {
                let tail: Vec<&str> = log.lines().rev().take(5).collect();
                let tail: Vec<&str> = tail.into_iter().rev().collect();
                return Err(error).context(format!("{}\n{}", tail.join("\n"), self.log_hint()));
            }
            sleep(PAUSE).await;
        }
    }

    /// `pg_ctl` puts the server into a session of its own. It also builds a shell line: the data directory, whose
    /// name may hold anything, goes in through the environment.
    fn start_command(&self) -> Command {
        let options = format!("{FORCED} -k {}", self.directory.socket_folder().display());
        let mut pg_ctl = self.directory.account().command(self.binaries.program("pg_ctl"));
        pg_ctl.args(["start", "--silent", "--wait", "--log=start.log"]);
        pg_ctl.arg(format!("--timeout={START_SECONDS}")).args(["--options", &options]);
        pg_ctl.env("PGDATA", &self.folder).current_dir(&self.folder);
        pg_ctl
    }

    /// Fast first; where that takes too long at once, which is as safe: the next start recovers.
    pub(super) async fn stop(&self) -> anyhow::Result<()> {
        for mode in ["--mode=fast", "--mode=immediate"] {
            if !matches!(self.postmaster(), Found::Running(_)) {
                break;
            }
            let mut pg_ctl = self.directory.account().command(self.binaries.program("pg_ctl"));
            pg_ctl.args(["stop", "--silent", "--wait", "--timeout=10", mode]).env("PGDATA", &self.folder);
            if let Err(error) = run(pg_ctl, "pg_ctl stop").await {
                tracing::warn!(error = %error, "Postgres did not stop in time");
            }
        }
        match self.postmaster() {
            Found::Running(server) => bail!("Postgres (process {}) does not stop.", server.pid),
            Found::None | Found::Reused => {
                remove_empty(&self.directory.socket_folder());
                Ok(())
            }
        }
    }

    async fn connect(&self, database: &str) -> sqlx::Result<PgConnection> {
        PgConnection::connect_with(&self.connect_options().database(database)).await
    }

    async fn ensure_database(&self) -> anyhow::Result<()> {
        let mut connection = self.connect("postgres").await.context("could not connect to the private Postgres")?;
        let exists: bool = sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
            .bind(NAME)
            .fetch_one(&mut connection)
            .await?;
        if !exists {
            sqlx::query("create database wellspring").execute(&mut connection).await?;
        }
        connection.close().await?;
        Ok(())
    }

    fn log_hint(&self) -> String {
        format!("Its log lies in {}.", self.folder.join("log").display())
    }
}

fn remove_empty(folder: &Path) {
    fs::remove_dir(folder).ok();
}

async fn run(mut command: Command, name: &str) -> anyhow::Result<()> {
    let output = command.output().await.with_context(|| format!("could not run {name}"))?;
    if !output.status.success() {
        bail!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
