//! The native half: the server's binary.

use anyhow::Result;

use crate::programs;

/// Builds `wellspring` for development or release.
pub fn build_native(release: bool) -> Result<()> {
    let mut cargo = programs::cargo();
    cargo.args(["build", "--locked", "--package", "server", "--bin", "wellspring"]);
    if release {
        cargo.arg("--release");
    }
    programs::run(&mut cargo)
}
