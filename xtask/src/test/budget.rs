//! The budget of bytes: what a first visit fetches may not grow unnoticed.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::{Assets, brotli_bytes};
use crate::paths;

/// How far over its committed number a file may be, in percent.
const TOLERANCE: u64 = 5;

/// Compares the compressed size of each kind of file with `xtask/budgets.json`.
pub fn check() -> Result<()> {
    let file = paths::root().join("xtask/budgets.json");
    let text = fs::read_to_string(&file).context("xtask/budgets.json is missing")?;
    let budgets: BTreeMap<String, u64> = serde_json::from_str(&text)?;
    let assets = Assets::read()?;
    let found = [("wasm", &assets.wasm), ("js", &assets.js), ("css", &assets.css), ("site_js", &assets.site_js)];
    let mut over = Vec::new();
    for (name, address) in found {
        let bytes = brotli_bytes(&Assets::file(address))?;
        let budget = *budgets.get(name).with_context(|| format!("xtask/budgets.json has no {name}"))?;
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
