//! Where things lie: repository, target folder, site, tools.
//!
//! One place, so that `CARGO_TARGET_DIR` is honoured by every task alike.

use std::env;
use std::path::{Path, PathBuf};

/// Root of the repository.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).filter(|dir| dir.ends_with("xtask"));
    let manifest = manifest.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR").map(PathBuf::from) {
        Some(dir) if dir.is_absolute() => dir,
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// Target folder of the browser half: another compiler and other flags, so never the native one.
pub fn front_target() -> PathBuf {
    target().join("front")
}

/// What the server serves.
pub fn site() -> PathBuf {
    target().join("site")
}

/// Programs that `setup` installed for this clone only.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// Folder of the browser tests and of the npm packages.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The server's binary of a profile (`debug` or `release`).
pub fn binary(release: bool) -> PathBuf {
    target().join(if release { "release" } else { "debug" }).join("wellspring")
}
