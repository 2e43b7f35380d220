//! Private Python environments, for what comes from PyPI: nothing is installed outside the clone.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::Packages;
use crate::programs;

/// Notes the package that makes environments, where it is missing.
pub fn want(packages: &mut Packages, reason: &str) {
    if programs::output(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_err() {
        packages.want("python3-venv", reason);
    }
}

/// Makes one and runs its `pip install` with these arguments.
pub fn make(folder: &Path, install: &[&str]) -> Result<()> {
    programs::run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let mut pip = Command::new(folder.join("bin/pip"));
    programs::run(pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(install))
}
