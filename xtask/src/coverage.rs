//! Line coverage of the crates that hold the rules.
//!
//! `cargo-llvm-cov` does the counting; it is built once into the clone's tools when the machine has none.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::setup::Llvm;
use crate::{paths, programs};

/// What `domain` and `services` must reach, in percent of lines.
const REQUIRED: f64 = 85.0;

/// Runs the native tests once more under the counter, prints the shares, and refuses too low ones.
pub fn measure(database_url: &str) -> Result<()> {
    let llvm = Llvm::find_or_install()?;
    let counter = find_or_build()?;
    let report = paths::target().join("coverage.json");
    let mut command = programs::command(counter);
    command.args(["llvm-cov", "test", "--json", "--summary-only", "--output-path"]).arg(&report);
    command.args(["--package", "domain", "--package", "services", "--lib", "--tests"]);
    command.env("LLVM_COV", &llvm.cov).env("LLVM_PROFDATA", &llvm.profdata);
    command.env("CARGO_LLVM_COV_TARGET_DIR", paths::target().join("coverage"));
    command.env("WELLSPRING_TEST_DATABASE_URL", database_url);
    programs::run(&mut command)?;
    let report: Value = serde_json::from_str(&std::fs::read_to_string(&report)?)?;
    let mut too_low = Vec::new();
    for package in ["domain", "services"] {
        let share = share(&report, &format!("crates/{package}/src/")).context("the report has no such lines")?;
        println!("  {package}: {share:.1} % of lines");
        if share < REQUIRED {
            too_low.push(package);
        }
    }
    if !too_low.is_empty() {
        bail!("below {REQUIRED} %: {}", too_low.join(", "));
    }
    Ok(())
}

fn find_or_build() -> Result<PathBuf> {
    if let Some(found) = programs::find("cargo-llvm-cov") {
        return Ok(found);
    }
    let own = paths::tools().join("bin/cargo-llvm-cov");
    if !own.is_file() {
        println!("  building cargo-llvm-cov into {}", paths::tools().display());
        let mut cargo = programs::cargo();
        programs::run(cargo.args(["install", "--quiet", "--locked", "cargo-llvm-cov", "--root"]).arg(paths::tools()))?;
    }
    Ok(own)
}

fn share(report: &Value, folder: &str) -> Option<f64> {
    let files = report.pointer("/data/0/files")?.as_array()?;
    let ours = files.iter().filter(|file| file["filename"].as_str().is_some_and(|name| name.contains(folder)));
    let (mut count, mut covered) = (0, 0);
    for file in ours {
        count += file.pointer("/summary/lines/count")?.as_u64()?;
        covered += file.pointer("/summary/lines/covered")?.as_u64()?;
    }
    (count > 0).then(|| covered as f64 / count as f64 * 100.0)
}
