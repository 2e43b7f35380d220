//! Videos of failed browser tests: Playwright looks for its own ffmpeg, Debian's does the same.
//!
//! A link under the clone's tools stands where Playwright would have downloaded one.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{paths, programs};

/// The folder that Playwright is told to look into (`PLAYWRIGHT_BROWSERS_PATH`).
pub fn folder() -> PathBuf {
    paths::tools().join("browsers")
}

/// Puts the link where the installed Playwright looks for it.
pub fn link() -> Result<()> {
    let ffmpeg = programs::find("ffmpeg").context("ffmpeg is missing")?;
    let list = paths::end2end().join("node_modules/playwright-core/browsers.json");
    let list: Value = serde_json::from_str(&fs::read_to_string(list)?)?;
    let browsers = list["browsers"].as_array().context("Playwright lists no browsers")?;
    let entry = browsers.iter().find(|browser| browser["name"] == "ffmpeg").context("Playwright knows no ffmpeg")?;
    let revision = entry["revision"].as_str().context("Playwright's ffmpeg has no revision")?;
    let place = folder().join(format!("ffmpeg-{revision}"));
    fs::create_dir_all(&place)?;
    let link = place.join("ffmpeg-linux");
    let _ = fs::remove_file(&link);
    symlink(ffmpeg, link)?;
    Ok(())
}
