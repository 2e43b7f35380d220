//! Finds a compiler for `wasm32-unknown-unknown`, or makes one.
//!
//! `rustup target add` is the ordinary way. Where its server cannot be reached, Debian's compiler and its
//! standard-library source do the same job, for the browser half only.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Packages, wasm_std};
use crate::{paths, programs};

/// The only target of the browser half.
pub const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// A compiler that was seen to make wasm.
pub struct WasmCompiler {
    /// What `RUSTC` has to be; `None` is the toolchain that cargo uses anyway.
    pub rustc: Option<PathBuf>,
}

impl WasmCompiler {
    /// Looks for one: the default toolchain, Debian's, then the one that `setup` made.
    pub fn find() -> Option<Self> {
        if compiles(Path::new(&default_rustc())) {
            return Some(Self { rustc: None });
        }
        let debian = PathBuf::from(DEBIAN_RUSTC);
        if compiles(&debian) {
            return Some(Self { rustc: Some(debian) });
        }
        let made = wasm_std::wrapper();
        (wasm_std::is_current(&debian) && compiles(&made)).then_some(Self { rustc: Some(made) })
    }

    /// Looks for one and says what to do when there is none.
    pub fn require() -> Result<Self> {
        Self::find().context("no compiler for the browser half: run `cargo xtask setup --for run` first")
    }

    /// The text of `rustc -vV`, part of what a build depends on.
    pub fn version(&self) -> Result<String> {
        let rustc = self.rustc.clone().unwrap_or_else(|| default_rustc().into());
        programs::output(programs::command(rustc).arg("-vV"))
    }
}

/// Whether the target is there, after trying rustup; Debian's packages are noted when it is not.
pub fn find_or_add_target(packages: &mut Packages) -> Result<bool> {
    if let Some(compiler) = WasmCompiler::find() {
        let name = compiler.rustc.map_or_else(|| "the default toolchain".into(), |path| path.display().to_string());
        println!("setup: {name} compiles for {TARGET}");
        return Ok(true);
    }
    if programs::find("rustup").is_some() {
        println!("setup: trying `rustup target add {TARGET}`");
        let mut add = programs::command("rustup");
        add.args(["target", "add", TARGET]).env("RUSTUP_MAX_RETRIES", "0");
        if programs::succeeds_within(&mut add, Duration::from_secs(90)) && WasmCompiler::find().is_some() {
            println!("setup: rustup added the target");
            return Ok(true);
        }
        println!("setup: rustup cannot reach its server; Debian's compiler will do");
    }
    let reason = "a compiler and standard library for the browser half";
    if wasm_std::source().is_none() || !Path::new(DEBIAN_RUSTC).is_file() {
        packages.want("rustc-web", reason);
        packages.want("rust-web-src", reason);
        packages.want("rust-web-llvm", reason);
    }
    if programs::find("rust-lld").is_none() || !linker_runs() {
        // `rust-lld` is a link to the linker of the compiler's own LLVM, which need not be the newest one. Without an
        // index of the archive the number is a guess, for the command that root is asked to run.
        let linker = format!("lld-{}", packages.number_of_dependency("rust-web-llvm", "llvm").unwrap_or(22));
        packages.want("rust-web-llvm", "the linker of the browser half");
        packages.want(linker, "the linker of the browser half");
    }
    Ok(false)
}

/// Makes the target from Debian's packages, once for a compiler.
pub fn build_standard_library() -> Result<()> {
    wasm_std::build(Path::new(DEBIAN_RUSTC))?;
    if WasmCompiler::find().is_none() {
        bail!(
            "the standard library was built, but a first program does not compile; remove {} and try again",
            wasm_std::folder().display()
        );
    }
    Ok(())
}

fn default_rustc() -> String {
    env::var("RUSTC").unwrap_or_else(|_| "rustc".into())
}

fn linker_runs() -> bool {
    programs::output(Command::new("rust-lld").args(["-flavor", "wasm", "--version"])).is_ok()
}

/// Compiles and links a first program: folders and versions prove less than this does.
fn compiles(rustc: &Path) -> bool {
    let folder = paths::tools();
    if fs::create_dir_all(&folder).is_err() {
        return false;
    }
    let source = folder.join("probe.rs");
    let program = "pub extern \"C\" fn probe(n: usize) -> usize { vec![1_u8; n].len() }\n";
    if fs::write(&source, program).is_err() {
        return false;
    }
    let mut compile = programs::command(rustc);
    compile.args(["--edition", "2024", "--crate-type", "cdylib", "--target", TARGET, "-o"]);
    compile.arg(folder.join("probe.wasm")).arg(&source);
    compile.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    compile.status().is_ok_and(|status| status.success())
}
