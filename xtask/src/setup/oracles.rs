//! Programs of others that read what we write: a mail server and a reader of calendars, from PyPI.
//!
//! The native tests need them and look for them beside their own target folder; a machine without them fails the tests
//! instead of leaving them out.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Packages, venv};
use crate::paths;

/// Whether they are there as `xtask/oracles.txt` wants them; notes what their installation needs when they are not.
pub fn find_or_want(packages: &mut Packages) -> bool {
    let stamped = fs::read_to_string(stamp()).unwrap_or_default();
    if python().is_file() && wanted().is_ok_and(|wanted| wanted == stamped) {
        println!("setup: readers of mails and calendars are in {}", environment().display());
        return true;
    }
    venv::want(packages, "the readers of mails and calendars for the tests");
    false
}

/// Installs them into the clone's tools: exactly the files whose hashes are written down.
pub fn install() -> Result<()> {
    println!("setup: installing readers of mails and calendars into {}", environment().display());
    let wanted = wanted()?;
    let _ = fs::remove_dir_all(environment());
    let list = list().to_string_lossy().into_owned();
    venv::make(&environment(), &["--require-hashes", "--only-binary", ":all:", "--requirement", &list])?;
    fs::write(stamp(), wanted)?;
    Ok(())
}

fn wanted() -> Result<String> {
    fs::read_to_string(list()).context("xtask/oracles.txt is missing")
}

fn list() -> PathBuf {
    paths::root().join("xtask/oracles.txt")
}

fn environment() -> PathBuf {
    paths::tools().join("oracles")
}

fn python() -> PathBuf {
    environment().join("bin/python")
}

fn stamp() -> PathBuf {
    environment().join("wellspring-stamp")
}
