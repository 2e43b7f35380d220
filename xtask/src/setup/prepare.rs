//! The order of `setup`: one look at everything, one installation of Debian packages, then the private tools.
//!
//! Packages are collected first, so that a person who may not install them gets one command, not five in turn.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;

use super::{Packages, node, oracles, postgres, video, wasm};
use crate::cli::Level;
use crate::programs;

/// Makes the machine able to do what `level` says.
pub fn prepare(level: Level) -> Result<()> {
    let started = Instant::now();
    println!("setup: looking for what is needed to {}", purpose(level));
    let mut packages = Packages::default();
    if programs::find("cc").is_none() {
        packages.want("build-essential", "a C compiler for the database's encryption library");
    }
    match postgres::find_binaries() {
        Some(folder) => println!("setup: Postgres server is in {}", folder.display()),
        None => packages.want("postgresql", "the Postgres server"),
    }
    let wasm_is_ready = wasm::find_or_add_target(&mut packages)?;
    if level == Level::Test {
        match chromium() {
            Some(path) => println!("setup: Chromium is {}", path.display()),
            None => packages.want("chromium", "the browser of the browser tests"),
        }
        if programs::find("ffmpeg").is_none() {
            packages.want("ffmpeg", "videos of failed browser tests");
        }
    }
    let node_is_ready = level == Level::Run || node::find_or_want(&mut packages);
    let oracles_are_ready = level < Level::Native || oracles::find_or_want(&mut packages);
    packages.install()?;
    if level == Level::Test && headless_shell().is_none() {
        packages
            .install_if_possible("chromium-headless-shell", "the browser without windows: less work for most tests");
    }
    if !wasm_is_ready {
        wasm::build_standard_library()?;
    }
    if level != Level::Run {
        if !node_is_ready {
            node::install_privately()?;
        }
        node::install_packages()?;
    }
    if !oracles_are_ready {
        oracles::install()?;
    }
    if level == Level::Test {
        video::link()?;
    }
    println!("setup: ready in {:.1} s", started.elapsed().as_secs_f64());
    Ok(())
}

/// The browser for tests.
pub fn chromium() -> Option<PathBuf> {
    std::env::var_os("CHROMIUM").map(PathBuf::from).or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].iter().find_map(|n| programs::find(n))
    })
}

/// The browser without a window's parts, where there is one. It draws and runs pages as the whole one does.
pub fn headless_shell() -> Option<PathBuf> {
    programs::find("chromium-headless-shell")
}

fn purpose(level: Level) -> &'static str {
    match level {
        Level::Run => "build and run",
        Level::Release => "build a release",
        Level::Native => "run the native tests",
        Level::Test => "test",
    }
}
