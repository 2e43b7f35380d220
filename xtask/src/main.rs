//! The one door to the project: `cargo xtask setup | run | dev | build | test | e2e | bench | torture | tidy | …`.
//!
//! One program instead of a folder of scripts, so that a bare machine, a developer and CI run the same steps.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks to its terminal")]

mod bench;
mod build;
mod cli;
mod coverage;
mod db;
mod dev;
mod http;
mod paths;
mod programs;
mod run;
mod server;
mod setup;
mod sqlx;
mod test;
mod tidy;
mod torture;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
