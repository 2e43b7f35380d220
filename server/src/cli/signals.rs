//! Ctrl-C and the stop of a service manager: the first asks to finish, the second ends at once.

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::output;

/// Exit code of a program ended by SIGINT.
const INTERRUPTED: i32 = 130;

/// A token that is cancelled by the first signal.
pub(super) fn stopping() -> anyhow::Result<CancellationToken> {
    let mut terminate = signal(SignalKind::terminate()).context("could not listen for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("could not listen for SIGINT")?;
    let token = CancellationToken::new();
    let stopping = token.clone();
    tokio::spawn(async move {
        for is_first in [true, false] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if is_first {
                stopping.cancel();
            } else {
                output::complain("Stopped at once. Nothing that was saved is lost.");
                std::process::exit(INTERRUPTED);
            }
        }
    });
    Ok(token)
}
