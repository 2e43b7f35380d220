//! The native half: the server's binary.

use anyhow::Result;

use crate::programs;

/// Everything that compiles for the server's side. `frontend` is left out: it would turn `hydrate` on for all.
const PACKAGES: [&str; 10] =
    ["domain", "wire", "formats", "store", "services", "ui", "app", "server", "test-support", "xtask"];

/// The packages of the server's side and their features, for a cargo command.
///
/// Lints, tests and the development build name the same ones: cargo unites the features of what a command names, and
/// another union would compile every dependency once more.
pub fn selection() -> Vec<&'static str> {
    PACKAGES
        .into_iter()
        .flat_map(|name| ["--package", name])
        .chain(["--features", "app/ssr,ui/ssr,wire/openapi"])
        .collect()
}

/// Builds `wellspring` for development or release.
pub fn build_native(release: bool) -> Result<()> {
    let mut cargo = programs::cargo();
    cargo.args(["build", "--locked", "--bin", "wellspring"]);
    if release {
        // Nothing else is built for release, so the server names its own features.
        cargo.args(["--release", "--package", "server"]);
    } else {
        cargo.args(selection());
    }
    programs::run(&mut cargo)
}
