//! `wellspring export`: somebody's copy, written straight to a file. It holds what they have here and is theirs alone,
//! so nobody but this account may read it.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use services::{ServiceError, exports::Sink};
use tokio::{fs::File, io::AsyncWriteExt};

use super::{
    arguments::ExportArguments,
    backup::private,
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
    let mut sink = FileSink { file: File::from_std(private(&partial.0)?), bytes: 0 };
    with_services(config, async |services| {
        let Some(owner) = services.identity().user_by_email(user).await? else {
            bail!("There is no account with the address {user}.");
        };
        in_words(services.exports().write_to(owner, *form, &mut sink).await, "The copy was not written")
    })
    .await?;
    let bytes = sink.finish().await.context("could not write the copy to disk")?;
    fs::rename(&partial.0, to).with_context(|| format!("could not make {}", to.display()))?;
    output::line(&format!("Wrote {}: {bytes} bytes.", to.display()));
    Ok(ExitCode::SUCCESS)
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

impl FileSink {
    /// Comes back when all of it lies on the disk, and says how much that is. That the last write failed is told by a
    /// flush alone: waiting for the disk passes over it.
    async fn finish(mut self) -> io::Result<u64> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        Ok(self.bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_copy_that_did_not_fit_on_the_disk_is_not_whole() {
        let file = File::options().write(true).open("/dev/full").await.unwrap();
        let mut sink = FileSink { file, bytes: 0 };
        // Handed on, and not written yet.
        sink.take(b"a short copy".to_vec()).await.unwrap();
        assert_eq!(sink.finish().await.unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
