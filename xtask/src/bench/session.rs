//! One measuring session: what is started, in which order, and what is asked of it.

use anyhow::Result;

use super::figures::Figures;
use super::{accounts, bytes, imports, memory, pages, queries, writes};
use crate::cli::{BenchArgs, BuildArgs};
use crate::server::{RAISED_LIMITS, ScratchFolder, Server};
use crate::{build, paths};

/// Builds, measures, prints and writes.
pub fn run(args: &BenchArgs) -> Result<()> {
    build::build(&BuildArgs { release: true, front: false })?;
    let names: Vec<&str> = RAISED_LIMITS.iter().map(|(name, _)| *name).collect();
    println!("bench: limits are raised by configuration: {}", names.join(", "));
    println!("bench: server, database and load share this machine's cores; compare only runs of one machine");
    let mut figures = Figures::new(args.filter.clone());
    let folder = ScratchFolder::new("bench")?;
    // The first start makes the database; the second is the one that an operator sees every day.
    Server::start(true, &folder.0)?.stop()?;
    let server = Server::start(true, &folder.0)?;
    figures.add("start to ready", server.ready_after.as_secs_f64() * 1000.0, "ms", "≤ 300");
    figures.add("memory idle", memory::resident_mib(server.pid())?, "MiB", "≤ 60");
    // Before anything else, so that its memory is that of an import and not of what the load has left behind.
    imports::measure(&mut figures, &server)?;
    let people = accounts::People::create(&folder.0, server.address)?;
    pages::measure(&mut figures, &server, &people, args.seconds)?;
    writes::measure(&mut figures, &server, args.seconds)?;
    figures.add("memory loaded", memory::resident_mib(server.pid())?, "MiB", "≤ 150");
    bytes::measure(&mut figures, &server, &people)?;
    server.stop()?;
    queries::measure(&mut figures)?;
    println!("\n{}", figures.table());
    figures.write(&paths::target().join("bench/bench.json"))
}
