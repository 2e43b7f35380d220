//! Resident memory of a process, as the kernel counts it.

use std::fs;

use anyhow::{Context, Result};

/// In MiB; the app alone, without its database.
pub fn resident_mib(pid: u32) -> Result<f64> {
    field_mib(&format!("/proc/{pid}/status"), "VmRSS:")
}

/// The same for adding up processes: what they map together, such as the program itself, is counted once among them.
pub fn share_mib(pid: u32) -> Result<f64> {
    field_mib(&format!("/proc/{pid}/smaps_rollup"), "Pss:")
}

fn field_mib(path: &str, name: &str) -> Result<f64> {
    let text = fs::read_to_string(path)?;
    let value =
        text.lines().find_map(|line| line.strip_prefix(name)).with_context(|| format!("no {name} in {path}"))?;
    let kib: f64 = value.split_whitespace().next().context("no number")?.parse()?;
    Ok(kib / 1024.0)
}
