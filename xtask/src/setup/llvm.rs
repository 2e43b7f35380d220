//! LLVM's coverage programs, which rustup cannot always fetch.
//!
//! Needed by `test --coverage` only; Debian's newest understands what the compiler writes.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::Packages;

/// `llvm-cov` and `llvm-profdata` of one version.
pub struct Llvm {
    pub cov: PathBuf,
    pub profdata: PathBuf,
}

impl Llvm {
    /// Finds the newest, installing it when there is none.
    pub fn find_or_install() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let mut packages = Packages::default();
        let name = packages.newest("llvm").context("the archive has no package llvm-<number>")?;
        packages.want(name, "line coverage");
        packages.install()?;
        Self::find().context("llvm was installed, but llvm-cov is not in /usr/bin")
    }

    fn find() -> Option<Self> {
        let names = fs::read_dir("/usr/bin").ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let newest = names.filter_map(|name| name.strip_prefix("llvm-cov-")?.parse::<u32>().ok()).max()?;
        let tool = |name: &str| PathBuf::from(format!("/usr/bin/{name}-{newest}"));
        Some(Self { cov: tool("llvm-cov"), profdata: tool("llvm-profdata") }).filter(|llvm| llvm.profdata.is_file())
    }
}
