//! A server of our own for benchmarks and torture: started on a free port, waited for, ended or killed.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::http::Connection;
use crate::{programs, run};

/// Limits that would otherwise be what is measured. Set by configuration, as an operator would.
pub const RAISED_LIMITS: [(&str, &str); 5] = [
    ("WELLSPRING_LIMITS__SIGN_UP_PER_HOUR", "1000000"),
    ("WELLSPRING_LIMITS__SIGN_IN_BURST", "1000000"),
    ("WELLSPRING_LIMITS__REQUESTS_PER_MINUTE", "100000000"),
    ("WELLSPRING_LIMITS__WRITES_PER_MINUTE", "100000000"),
    ("WELLSPRING_LIMITS__EVENT_STREAMS_PER_USER", "100"),
];

/// A running server.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// From start to the first answer of `/readyz`.
    pub ready_after: Duration,
}

impl Server {
    /// Starts it on a data folder and waits until it is ready.
    pub fn start(release: bool, data_dir: &Path) -> Result<Self> {
        Self::spawn(run::wellspring(release), data_dir)
    }

    /// The release build on a database of somebody else, which is migrated first.
    pub fn start_on(database_url: &str, data_dir: &Path) -> Result<Self> {
        let with_database = |mut command: Command| {
            command.env("DATABASE_URL", database_url);
            command
        };
        programs::output(with_database(run::wellspring(true)).arg("migrate"))?;
        Self::spawn(with_database(run::wellspring(true)), data_dir)
    }

    fn spawn(mut command: Command, data_dir: &Path) -> Result<Self> {
        let address = free_address()?;
        let log = fs::File::options().create(true).append(true).open(log_file(data_dir))?;
        command.arg("serve").arg("--listen").arg(address.to_string()).arg("--data-dir").arg(data_dir);
        command.envs(RAISED_LIMITS).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let started = Instant::now();
        let child = command.spawn().context("cannot start the server; was it built?")?;
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        server.wait_until_ready(Duration::from_secs(60))?;
        server.ready_after = started.elapsed();
        Ok(server)
    }

    /// Waits for `/readyz`; an ended process is an error at once.
    pub fn wait_until_ready(&mut self, limit: Duration) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < limit {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended ({status})");
            }
            if is_ready(self.address) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        bail!("the server was not ready after {} s", limit.as_secs())
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it without a warning.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to end and waits.
    pub fn stop(mut self) -> Result<()> {
        programs::signal("TERM", self.child.id());
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(25) {
            if self.child.try_wait()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.kill();
        bail!("the server did not end within 25 s")
    }
}

/// Where the output of the servers of a data folder is kept.
pub fn log_file(data_dir: &Path) -> PathBuf {
    data_dir.with_extension("log")
}

/// Removes a scratch data folder when it goes out of scope; its database server is stopped first.
pub struct ScratchFolder(pub PathBuf);

impl ScratchFolder {
    /// An empty folder that any account may enter, so that an unprivileged Postgres can live in it. Not in memory,
    /// where [`crate::db`] keeps what is thrown away: check-ins are measured with the disk that an operator's wait for.
    pub fn new(name: &str) -> Result<Self> {
        let folder = PathBuf::from(format!("/tmp/wellspring-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Ok(Self(folder))
    }

    /// The process id of the database server that runs on the folder.
    pub fn postmaster(&self) -> Option<u32> {
        let file = find_file(&self.0, "postmaster.pid", 4)?;
        fs::read_to_string(file).ok()?.lines().next()?.trim().parse().ok()
    }
}

impl Drop for ScratchFolder {
    fn drop(&mut self) {
        if let Some(pid) = self.postmaster() {
            programs::signal("QUIT", pid);
            std::thread::sleep(Duration::from_millis(300));
        }
        let _ = fs::remove_dir_all(&self.0);
        let _ = fs::remove_file(log_file(&self.0));
    }
}

fn find_file(folder: &Path, name: &str, depth: u32) -> Option<PathBuf> {
    let direct = folder.join(name);
    if direct.is_file() {
        return Some(direct);
    }
    let deeper = depth.checked_sub(1)?;
    let mut folders = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    folders.find_map(|inner| find_file(&inner, name, deeper))
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

fn is_ready(address: SocketAddr) -> bool {
    Connection::open(address).and_then(|mut connection| connection.get("/readyz", &[])).is_ok_and(|a| a.status == 200)
}
