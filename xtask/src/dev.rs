//! `cargo xtask dev`: builds, serves, and does both again when a source changes.
//!
//! It looks at the times of the files twice a second: that costs nothing here and needs no library.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;

use crate::build::{self, FrontProfile};
use crate::cli::{Level, RunArgs};
use crate::{paths, programs, run, setup};

const SERVER_SOURCES: [&str; 7] =
    ["app", "crates", "migrations", "server", "Cargo.lock", "Cargo.toml", ".cargo/config.toml"];
const PAUSE: Duration = Duration::from_millis(500);

/// Runs until it is interrupted.
pub fn watch(args: &RunArgs) -> Result<()> {
    setup::prepare(Level::Run)?;
    let mut front = Watched::new(build::front_sources());
    let mut native = Watched::new(SERVER_SOURCES.to_vec());
    let mut server: Option<Child> = None;
    if args.demo {
        rebuild(true, true);
        let mut demo = run::wellspring(false);
        demo.arg("demo");
        if let Some(folder) = &args.data_dir {
            demo.arg("--data-dir").arg(folder);
        }
        programs::run(&mut demo)?;
    }
    let (mut front_changed, mut native_changed) = (true, true);
    loop {
        if (front_changed || native_changed) && rebuild(front_changed, native_changed) {
            stop(&mut server);
            server = Some(run::serve_command(args, false).spawn()?);
        }
        std::thread::sleep(PAUSE);
        front_changed = front.has_changed();
        native_changed = native.has_changed();
    }
}

/// Builds what changed; on a mistake the old server keeps running and the compiler has said why.
fn rebuild(front: bool, native: bool) -> bool {
    let built = || -> Result<()> {
        if front {
            build::build_front(FrontProfile::Watch)?;
        }
        if native {
            build::build_native(false)?;
        }
        Ok(())
    };
    match built() {
        Ok(()) => true,
        Err(error) => {
            eprintln!("dev: {error:#}; waiting for a change");
            false
        }
    }
}

fn stop(server: &mut Option<Child>) {
    if let Some(mut child) = server.take() {
        programs::signal("TERM", child.id());
        let _ = child.wait();
    }
}

struct Watched {
    sources: Vec<&'static str>,
    seen: BTreeMap<PathBuf, SystemTime>,
}

impl Watched {
    fn new(sources: Vec<&'static str>) -> Self {
        let seen = times(&sources);
        Self { sources, seen }
    }

    fn has_changed(&mut self) -> bool {
        let now = times(&self.sources);
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

fn times(sources: &[&str]) -> BTreeMap<PathBuf, SystemTime> {
    let files = build::files_below(sources).into_iter();
    files
        .filter_map(|file| Some((file.clone(), fs::metadata(paths::root().join(&file)).ok()?.modified().ok()?)))
        .collect()
}
