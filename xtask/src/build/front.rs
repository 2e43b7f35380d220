//! The browser half as a whole: wasm first, then the site around it, each skipped when nothing changed.

use anyhow::Result;

use super::compress::Quality;
use super::{site, wasm};

/// Inputs of the wasm module. Whole folders, so that a new file counts without being listed.
const WASM_SOURCES: [&str; 11] = [
    "frontend",
    "app/src",
    "app/Cargo.toml",
    "crates/domain",
    "crates/ui",
    "crates/wire",
    "Cargo.lock",
    "Cargo.toml",
    ".cargo/config.toml",
    "xtask/src/build/split.rs",
    "xtask/src/build/wasm.rs",
];

/// Everything else that ends in the site.
const SITE_SOURCES: [&str; 4] = ["app/js", "public", "style", "xtask/src/build"];

/// How the browser half is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrontProfile {
    /// Small: what is served, and what is tested
    Release,
    /// Quick to compile: for the watcher
    Watch,
}

impl FrontProfile {
    /// Cargo's name of the profile.
    pub fn name(self) -> &'static str {
        match self {
            Self::Release => "wasm-release",
            Self::Watch => "wasm-dev",
        }
    }

    fn quality(self) -> Quality {
        match self {
            Self::Release => Quality(11),
            Self::Watch => Quality(3),
        }
    }
}

/// Builds what changed and leaves a complete `target/site`.
pub fn build_front(profile: FrontProfile) -> Result<()> {
    let wasm_changed = wasm::build(profile, &WASM_SOURCES)?;
    let site_changed = site::assemble(&SITE_SOURCES, profile.quality())?;
    if !wasm_changed && !site_changed {
        println!("  site: unchanged");
    }
    Ok(())
}

/// Every path that the site depends on.
pub fn front_sources() -> Vec<&'static str> {
    WASM_SOURCES.into_iter().chain(SITE_SOURCES).collect()
}
