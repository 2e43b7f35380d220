//! `wellspring export`: somebody's copy, written straight to a file. It holds what they have here and is theirs alone,
//! so nobody but this account may read it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use services::{ServiceError, exports::Sink};
use tokio::{
    fs::{File, OpenOptions},
    io::AsyncWriteExt,
};

use super::{
    arguments::ExportArguments,
    open::{in_words, with_services},
    output,
};
use crate::config::Config;

/// Writes the file, or leaves nothing.
pub(super) async fn export(config: &Config, arguments: &ExportArguments) -> anyhow::Result<ExitCode> {
    let ExportArguments { user, to, form } = arguments;
    if to.exists() {
        bail!("{} exists. A copy is always a new file.", to.display());
    }
    let partial = Partial::beside(to);
    let mut sink = FileSink { file: private(&partial.0).await?, bytes: 0 };
    with_services(config, async |services| {
        let Some(owner) = services.identity().user_by_email(user).await? else {
            bail!("There is no account with the address {user}.");
        };
        in_words(services.exports().write_to(owner, *form, &mut sink).await, "The copy was not written")
    })
    .await?;
    sink.file.sync_all().await.context("could not write the copy to disk")?;
    fs::rename(&partial.0, to).with_context(|| format!("could not make {}", to.display()))?;
    output::line(&format!("Wrote {}: {} bytes.", to.display(), sink.bytes));
    Ok(ExitCode::SUCCESS)
}

/// A new file that only this account reads.
async fn private(path: &Path) -> anyhow::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600);
    options.open(path).await.with_context(|| format!("could not make {}", path.display()))
}

struct FileSink {
    file: File,
    bytes: u64,
}

impl Sink for FileSink {
    async fn take(&mut self, bytes: Vec<u8>) -> Result<(), ServiceError> {
        self.bytes += bytes.len() as u64;
        self.file.write_all(&bytes).await.map_err(|error| ServiceError::Internal(error.into()))
    }
}

/// The unfinished file beside its place, removed in any case.
struct Partial(PathBuf);

impl Partial {
    fn beside(file: &Path) -> Self {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.partial", std::process::id()));
        Self(file.with_file_name(name))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        fs::remove_file(&self.0).ok();
    }
}
