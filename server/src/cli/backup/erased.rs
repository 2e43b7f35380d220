//! Accounts that were erased after a backup come back with it. The logs of erased accounts name them, and they end
//! again before anybody gets in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use services::{
    Clock, SystemClock,
    erasures::{ERASURE_LOG, ErasureLog, Erasures, read_erasures},
};

use crate::{
    cli::open::{in_words, with_services_on},
    config::Config,
    postgres::{Database, owner_pool},
};

/// What the logs say that the operator named. A file that is no such log is refused: a name that was mistyped must not
/// pass for a log of nobody.
pub(super) fn read_named(files: &[PathBuf]) -> anyhow::Result<Erasures> {
    let mut named = Erasures::new();
    for file in files {
        let read = read_erasures(file).with_context(|| format!("could not read {}", file.display()))?;
        if read.is_empty() && fs::metadata(file)?.len() > 0 {
            bail!("{} is no log of erased accounts.", file.display());
        }
        named.extend(read);
    }
    Ok(named)
}

/// Adds the log of a backup that was read into `folder` to the one of the place.
pub(super) fn take_over(folder: &Path, place: &Path) -> anyhow::Result<()> {
    let brought = folder.join(ERASURE_LOG);
    if brought.is_file() {
        let log = ErasureLog::in_folder(place);
        log.add(&read_erasures(&brought)?, SystemClock.now()).context("could not keep the log of erased accounts")?;
    }
    Ok(())
}

/// Erases what the named logs and the one of the place say, in a database that was just restored, and keeps what was
/// named. Returns how many accounts had come back.
pub(super) async fn erase_again(
    config: &Config,
    database: &Database,
    place: &Path,
    named: &Erasures,
) -> anyhow::Result<usize> {
    let log = ErasureLog::in_folder(place);
    let mut erasures = log.read().context("could not read the log of erased accounts")?;
    erasures.extend(named);
    if erasures.is_empty() {
        return Ok(0);
    }
    log.add(&erasures, SystemClock.now()).context("could not keep the log of erased accounts")?;
    with_services_on(config, database, async |services| {
        let owner = owner_pool(database.connect_options()?).await?;
        let erased = services.identity().erase_again(&owner, &erasures).await;
        owner.close().await;
        in_words(
            erased,
            "The backup was restored, but not every erased account was erased again. Before a server starts, restore \
             it once more, into another empty place",
        )
    })
    .await
}
