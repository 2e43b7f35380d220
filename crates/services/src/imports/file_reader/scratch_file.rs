//! A file that another process reads, and that goes when it was read.

use std::path::{Path, PathBuf};

use tokio::{fs::OpenOptions, io::AsyncWriteExt as _};
use uuid::Uuid;

use crate::ServiceError;

/// A file that only this account may read, removed when it is dropped.
#[derive(Debug)]
pub(super) struct ScratchFile(PathBuf);

impl ScratchFile {
    /// Writes one. Its name is random and it must not be there yet, so that nobody can put another in its place.
    pub(super) async fn with(content: &[u8]) -> Result<Self, ServiceError> {
        let random = Uuid::from_u128(rand::random()).simple();
        let path = std::env::temp_dir().join(format!("wellspring-import-{random}"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        options.mode(0o600);
        let failed = |error: std::io::Error| ServiceError::Unavailable(error.into());
        let mut file = options.open(&path).await.map_err(failed)?;
        let scratch = Self(path);
        file.write_all(content).await.map_err(failed)?;
        file.flush().await.map_err(failed)?;
        Ok(scratch)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ScratchFile {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0) {
            tracing::warn!(%error, "a scratch file could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_scratch_file_goes_when_it_was_read() {
        let scratch = ScratchFile::with(b"Date,Value").await.unwrap();
        let path = scratch.path().to_owned();
        assert_eq!(std::fs::read(&path).unwrap(), b"Date,Value");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        drop(scratch);
        assert!(!path.exists());
    }
}
