//! File locks between the processes that use one data directory. The system drops them with the process, so a kill
//! never leaves one behind.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    time::Duration,
};

use anyhow::{Context, bail};
use tokio::time::{Instant, sleep};

const PAUSE: Duration = Duration::from_millis(40);
/// Longer than a start with recovery takes.
const PATIENCE: Duration = Duration::from_secs(180);

/// Opens a lock file, making it where it is missing.
pub(super) fn open(path: &Path) -> anyhow::Result<File> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .custom_flags(libc::O_NOFOLLOW)
        .open(path)
        .with_context(|| format!("could not open the lock {}", path.display()))
}

/// Waits for the lock that lets one process at a time start or stop Postgres. Polled, so that a cancelled start leaves
/// no thread that waits for ever.
pub(super) async fn exclusive(path: &Path) -> anyhow::Result<File> {
    let file = open(path)?;
    let began = Instant::now();
    while !try_exclusive(&file)? {
        if began.elapsed() > PATIENCE {
            bail!("Another process has been starting or stopping Postgres for three minutes ({}).", path.display());
        }
        sleep(PAUSE).await;
    }
    Ok(file)
}

/// Takes the lock if nobody has it.
pub(super) fn try_exclusive(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Joins those who use the cluster.
pub(super) fn shared(path: &Path) -> anyhow::Result<File> {
    let file = open(path)?;
    file.lock_shared().with_context(|| format!("could not lock {}", path.display()))?;
    Ok(file)
}
