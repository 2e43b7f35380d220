//! The native tests: one cargo invocation, its output shown and counted.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::counts::{Counts, test_not_run};
use crate::{build, paths, programs};

/// The lints, as errors.
pub fn clippy() -> Command {
    let mut cargo = programs::cargo();
    cargo
        .args(["clippy", "--locked", "--quiet", "--all-targets"])
        .args(build::selection())
        .args(["--", "-D", "warnings"]);
    cargo
}

/// Compiles the tests and runs none.
pub fn compile() -> Result<()> {
    programs::run(tests().arg("--no-run").arg("--quiet"))
}

/// The tests whose name contains the filter, or all.
pub fn run(database_url: &str, filter: Option<&str>) -> Result<Counts> {
    let mut cargo = tests();
    if let Some(filter) = filter {
        cargo.arg(filter);
    }
    cargo.env("WELLSPRING_TEST_DATABASE_URL", database_url).env("WELLSPRING_SITE_DIR", paths::site());
    counted(&mut cargo)
}

fn tests() -> Command {
    let mut cargo = programs::cargo();
    cargo.args(["test", "--locked", "--no-fail-fast"]).args(build::selection());
    cargo
}

/// Runs a command, shows its output, and sums its result lines.
fn counted(command: &mut Command) -> Result<Counts> {
    println!("  $ {}", programs::shown(command));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("no output to read")?;
    let mut counts = Counts::default();
    let mut not_run = BTreeSet::new();
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        if !line.ends_with("... ok") {
            println!("  {line}");
        }
        if let Some(found) = Counts::from_line(&line) {
            counts += found;
        }
        not_run.extend(test_not_run(&line).map(ToOwned::to_owned));
    }
    counts.not_run = u64::try_from(not_run.len()).unwrap_or(u64::MAX);
    counts.passed = counts.passed.saturating_sub(counts.not_run);
    let status = child.wait()?;
    if !status.success() && counts.failed == 0 {
        // It did not compile, or a test binary was killed: no result line tells.
        counts.failed = 1;
    }
    Ok(counts)
}
