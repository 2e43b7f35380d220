//! A folder that disappears with its owner.

use std::{
    fs,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use anyhow::Context;

/// Removed with everything in it when dropped.
pub(super) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    /// Makes it. `mode` decides who may pass through.
    pub(super) fn new(path: PathBuf, mode: u32) -> anyhow::Result<Self> {
        fs::DirBuilder::new()
            .mode(mode)
            .create(&path)
            .with_context(|| format!("could not make the folder {}", path.display()))?;
        Ok(Self(path))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}
