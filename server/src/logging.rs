//! Log lines on standard error, for people or for programs. Fields are chosen where they are logged: no names,
//! addresses, notes or tokens.

use std::io::{IsTerminal, stderr};

use anyhow::Context;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::{Log, LogFormat};

/// Starts the log of this process.
///
/// # Errors
/// When the level cannot be read, or when a log was started before.
pub fn start(log: &Log) -> anyhow::Result<()> {
    let filter =
        EnvFilter::try_new(&log.level).with_context(|| format!("log.level \"{}\" cannot be read", log.level))?;
    let registry = tracing_subscriber::registry().with(filter);
    match log.format {
        LogFormat::Text => registry.with(fmt::layer().with_writer(stderr).with_ansi(stderr().is_terminal())).try_init(),
        LogFormat::Json => registry.with(fmt::layer().json().flatten_event(true).with_writer(stderr)).try_init(),
    }
    .context("the log was started before")
}
