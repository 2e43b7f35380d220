//! `wellspring config`: what is in force, or an example to start from.

use std::process::ExitCode;

use super::output;
use crate::config::{self, Config};

/// The configuration in force, without secrets.
pub(super) fn print(config: &Config) -> anyhow::Result<ExitCode> {
    let mut config = config.clone();
    config.data_dir = Some(config.data_directory()?);
    output::text(&config::effective(&config)?);
    Ok(ExitCode::SUCCESS)
}

/// A commented example.
pub(super) fn example() -> anyhow::Result<ExitCode> {
    output::text(&config::example()?);
    Ok(ExitCode::SUCCESS)
}
