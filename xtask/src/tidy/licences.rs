//! Licences and sources of every package in Cargo.lock, and one version of what the stack is made of.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::metadata::Metadata;
use super::spdx::is_satisfied;

/// Licences under which the product may be given away. MPL-2.0 binds only its own files.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// Two of these in one program do not understand each other's types.
const ONE_VERSION: [&str; 10] =
    ["axum", "axum-core", "http", "jiff", "leptos", "leptos_axum", "server_fn", "sqlx", "tokio", "tower-http"];

/// Packages that may not be used, or that come from elsewhere.
pub fn complaints() -> Result<Vec<String>> {
    let metadata = Metadata::read()?;
    let mut complaints = Vec::new();
    let mut sources = BTreeSet::new();
    for package in &metadata.packages {
        let Some(source) = &package.source else { continue };
        sources.insert(source.as_str());
        let licence = package.license.as_deref().unwrap_or("none");
        if !is_satisfied(licence, &ALLOWED) {
            complaints.push(format!("{} {}: licence {licence}", package.name, package.version));
        }
        if !source.starts_with("registry+") {
            complaints.push(format!("{} {}: from {source}", package.name, package.version));
        }
    }
    if sources.len() > 1 {
        complaints.push(format!("packages come from {} places: {sources:?}", sources.len()));
    }
    Ok(complaints)
}

/// Stack packages of which there are two versions.
pub fn doubled() -> Result<Vec<String>> {
    let metadata = Metadata::read()?;
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in &metadata.packages {
        if ONE_VERSION.contains(&package.name.as_str()) {
            versions.entry(&package.name).or_default().push(&package.version);
        }
    }
    let doubled = versions.into_iter().filter(|(_, versions)| versions.len() > 1);
    Ok(doubled.map(|(name, versions)| format!("{name}: {}", versions.join(", "))).collect())
}
