//! `cargo xtask run`: from a bare machine to an address in one command.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::cli::{BuildArgs, Level, RunArgs};
use crate::{build, paths, programs, setup};

/// Prepares, builds, makes the demo account when asked, and becomes the server.
pub fn run(args: &RunArgs) -> Result<ExitCode> {
    setup::prepare(Level::Run)?;
    println!("build: browser half and server (the first time takes minutes)");
    build::build(&BuildArgs { release: args.release, front: false })?;
    if args.demo {
        programs::run(with_data_dir(wellspring(args.release).arg("demo"), args.data_dir.as_deref()))?;
    }
    let error = serve_command(args, args.release).exec();
    Err(error).context("cannot start the server")
}

/// `wellspring serve` as the arguments ask.
pub fn serve_command(args: &RunArgs, release: bool) -> Command {
    let mut command = wellspring(release);
    command.arg("serve");
    if let Some(listen) = &args.listen {
        command.arg("--listen").arg(listen);
    }
    with_data_dir(&mut command, args.data_dir.as_deref());
    command
}

/// The server's binary, told where the site lies.
pub fn wellspring(release: bool) -> Command {
    let mut command = programs::command(paths::binary(release));
    command.env("WELLSPRING_SITE_DIR", paths::site());
    // Cargo's settings for builds are not the server's.
    command.env_remove("SQLX_OFFLINE").env_remove("LEPTOS_OUTPUT_NAME").env_remove("SERVER_FN_PREFIX");
    command.env_remove("WELLSPRING_TEST_DATABASE_URL");
    command
}

fn with_data_dir<'a>(command: &'a mut Command, folder: Option<&Path>) -> &'a mut Command {
    match folder {
        Some(folder) => command.arg("--data-dir").arg(folder),
        None => command,
    }
}
