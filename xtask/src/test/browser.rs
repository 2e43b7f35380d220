//! The browser tests: Playwright with Debian's Chromium, counted from its own report.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::counts::Counts;
use crate::setup::{self, node::Node};
use crate::{paths, programs};

/// Runs the specs whose title contains the filter, or all.
pub fn run(filter: Option<&str>) -> Result<Counts> {
    let node = Node::find().context("Node is missing: run `cargo xtask setup`")?;
    let chromium = setup::chromium().context("Chromium is missing: run `cargo xtask setup`")?;
    let results = paths::target().join("browser.json");
    let _ = fs::remove_file(&results);
    let mut command = node.script(&paths::end2end().join("node_modules/@playwright/test/cli.js"));
    command.arg("test");
    if let Some(filter) = filter {
        command.args(["--grep", filter, "--pass-with-no-tests"]);
    }
    command.env("CHROMIUM_SHELL", setup::headless_shell().unwrap_or_else(|| chromium.clone()));
    command.env("CHROMIUM", chromium).env("WELLSPRING_BIN", paths::binary(false)).env("WELLSPRING_SITE", paths::site());
    command.env("BROWSER_RESULTS", &results).env("PLAYWRIGHT_BROWSERS_PATH", setup::video::folder());
    let outcome = programs::run(&mut command);
    match fs::read_to_string(&results) {
        Ok(text) => counts(&serde_json::from_str(&text)?),
        Err(_) => outcome.map(|()| Counts::default()),
    }
}

fn counts(report: &Value) -> Result<Counts> {
    let number = |name: &str| report["stats"][name].as_u64().with_context(|| format!("the report has no {name}"));
    let (flaky, mut failed) = (number("flaky")?, number("unexpected")?);
    if flaky > 0 {
        println!("  {flaky} passed only at a further attempt: see end2end/report");
    }
    let outside = report["errors"].as_array().map_or(0, Vec::len) as u64;
    if failed == 0 {
        failed = outside;
    }
    Ok(Counts { passed: number("expected")? + flaky, failed, not_run: 0 })
}
