//! `cargo xtask torture`: kills the app and its database under load and counts what was acknowledged.
//!
//! An answer is a promise. After every kill each acknowledged operation must be there, and exactly once.

mod calendar;
mod client;
mod rounds;
mod verify;

use std::process::ExitCode;

use anyhow::Result;

use crate::build;
use crate::cli::{BuildArgs, TortureArgs};
use crate::http::Random;

/// Builds, tortures, and prints what was seen.
pub fn run(args: &TortureArgs) -> Result<ExitCode> {
    build::build(&BuildArgs { release: false, front: false })?;
    torture(args.rounds, args.seed)?;
    Ok(ExitCode::SUCCESS)
}

/// So many rounds on what was built. The seed is printed before the first, so that a failure can be repeated.
pub fn torture(rounds: u32, seed: Option<u64>) -> Result<()> {
    let seed = seed.unwrap_or_else(Random::any_seed);
    println!("torture: {rounds} rounds, --seed {seed}");
    println!("{}", rounds::torture(rounds, seed)?);
    Ok(())
}
