//! The budget of bytes: what a first visit fetches may not grow unnoticed.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::{Assets, brotli_bytes};
use crate::paths;

/// How far over its committed number a file may be, in percent.
const TOLERANCE: u64 = 5;

/// Compares the compressed size of each kind of file with `xtask/budgets.json`; an area's is all that it fetches.
pub fn check() -> Result<()> {
    let file = paths::root().join("xtask/budgets.json");
    let text = fs::read_to_string(&file).context("xtask/budgets.json is missing")?;
    let budgets: BTreeMap<String, u64> = serde_json::from_str(&text)?;
    let assets = Assets::read()?;
    let mut found: BTreeMap<String, Vec<&String>> = [
        ("wasm", vec![&assets.wasm]),
        ("js", vec![&assets.js, &assets.parts_js]),
        ("css", vec![&assets.css]),
        ("site_js", vec![&assets.site_js]),
    ]
    .map(|(name, addresses)| (name.to_owned(), addresses))
    .into();
    for (area, parts) in &assets.parts {
        found.insert(format!("wasm_{area}"), parts.iter().collect());
    }
    let mut over = Vec::new();
    for (name, addresses) in found {
        let sizes: Result<Vec<u64>> =
            addresses.into_iter().map(|address| brotli_bytes(&Assets::file(address))).collect();
        let bytes: u64 = sizes?.iter().sum();
        let budget = *budgets.get(&name).with_context(|| format!("xtask/budgets.json has no {name}"))?;
        println!("  {name}: {bytes} bytes compressed, budget {budget}");
        if bytes > budget + budget * TOLERANCE / 100 {
            over.push(name);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}. Find what grew; if it is worth it, raise xtask/budgets.json", over.join(", "));
    }
    Ok(())
}
