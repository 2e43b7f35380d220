//! The browser half's wasm: cargo, the cut into parts, bindgen through its library, then wasm-opt when it is there.
//!
//! The library cannot be of another version than the crate, which the program of the same name often is.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use super::front::FrontProfile;
use super::split;
use super::stamp::{Stamp, is_stamped};
use super::strip;
use crate::setup::{node, wasm};
use crate::{paths, programs};

/// What the compiler of the browser half writes into its output, named for the optimiser because the section
/// that says so is stripped.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Where the finished module and its JavaScript lie.
pub fn folder() -> PathBuf {
    paths::front_target().join("bindgen")
}

/// Builds it unless its sources are unchanged; whether anything was built.
pub fn build(profile: FrontProfile, sources: &[&str]) -> Result<bool> {
    let compiler = wasm::WasmCompiler::require()?;
    let is_optimised = profile == FrontProfile::Release && node::wasm_opt().is_some();
    let stamp = Stamp::default().files(sources)?.text(profile.name()).text(&compiler.version()?);
    let stamp = stamp.text(if is_optimised { "optimised" } else { "plain" }).hex();
    let stamp_file = folder().join("stamp");
    if is_stamped(&stamp_file, &stamp) {
        return Ok(false);
    }
    let mut cargo = programs::cargo();
    cargo.args(["build", "--locked", "--package", "frontend", "--lib", "--target", wasm::TARGET]);
    cargo.args(["--profile", profile.name(), "--target-dir"]).arg(paths::front_target());
    if let Some(rustc) = &compiler.rustc {
        cargo.env("RUSTC", rustc);
    }
    programs::run(&mut cargo)?;
    let _ = fs::remove_dir_all(folder());
    let module = paths::front_target().join(wasm::TARGET).join(profile.name()).join("frontend.wasm");
    fs::create_dir_all(folder())?;
    bind(&split::split(&module, &folder())?)?;
    if is_optimised {
        optimise_all()?;
    } else if profile == FrontProfile::Release {
        println!("  wasm-opt is not installed: the modules are larger");
    }
    fs::write(stamp_file, stamp)?;
    Ok(true)
}

fn bind(module: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    // The parts find what they share with the first module by the linker's names.
    bindgen.keep_lld_exports(true).demangle(false);
    bindgen.input_path(module).out_name("wellspring").typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    let result = bindgen.web(true).and_then(|bindgen| bindgen.generate(folder()));
    result.map_err(|error| anyhow!("{error:#}")).with_context(|| format!("wasm-bindgen refused {}", module.display()))
}

/// As many at a time as there are cores: the program uses one.
fn optimise_all() -> Result<()> {
    let mut modules = split::parts(&folder())?;
    // Taken from the end: the first module, which takes longest, goes first.
    modules.push(folder().join("wellspring_bg.wasm"));
    let modules = Mutex::new(modules);
    let next = || modules.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || std::iter::from_fn(next).try_for_each(|module| optimise(&module));
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let beside: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let here = work();
        let panicked = |_| Err(anyhow!("an optimiser panicked"));
        beside.into_iter().map(|worker| worker.join().unwrap_or_else(panicked)).fold(here, Result::and)
    })
}

/// Below this an optimiser's start costs more than all that it saves. Most parts are smaller: what a few areas share.
const WORTH_OPTIMISING: usize = 4_096;

fn optimise(module: &Path) -> Result<()> {
    let bare = strip::without_notes(&fs::read(module)?)?;
    fs::write(module, &bare)?;
    if bare.len() < WORTH_OPTIMISING {
        return Ok(());
    }
    let mut command = node::wasm_opt().context("wasm-opt went away")?;
    let before = fs::metadata(module)?.len();
    let smaller = module.with_extension("smaller");
    command.arg("-Oz").args(FEATURES).arg(module).arg("-o").arg(&smaller);
    programs::run(&mut command)?;
    fs::rename(&smaller, module)?;
    println!("  wasm-opt: {before} -> {} bytes", fs::metadata(module)?.len());
    Ok(())
}
