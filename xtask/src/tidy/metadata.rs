//! What cargo knows about the packages.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::programs;

/// The part of `cargo metadata` that the rules read.
#[derive(Deserialize)]
pub struct Metadata {
    pub packages: Vec<Package>,
}

#[derive(Deserialize)]
pub struct Package {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    /// `None` for our own.
    pub source: Option<String>,
    pub dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
    /// `dev`, `build`, or `None` for an ordinary one.
    pub kind: Option<String>,
    pub path: Option<String>,
}

impl Metadata {
    /// Everything in Cargo.lock.
    pub fn read() -> Result<Self> {
        let text =
            programs::output(programs::cargo().args(["metadata", "--format-version=1", "--locked", "--offline"]))
                .or_else(|_| {
                    programs::output(programs::cargo().args(["metadata", "--format-version=1", "--locked"]))
                })?;
        serde_json::from_str(&text).context("cargo metadata is not what it was")
    }
}
