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

pub use rounds::torture;

/// Builds, tortures, and prints what was seen.
pub fn run(args: &TortureArgs) -> Result<ExitCode> {
    build::build(&BuildArgs { release: false, front: false })?;
    let seed = args.seed.unwrap_or_else(Random::any_seed);
    println!("torture: {} rounds, --seed {seed}", args.rounds);
    println!("{}", torture(args.rounds, seed)?);
    Ok(ExitCode::SUCCESS)
}
