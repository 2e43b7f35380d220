//! A file that was read, as it is kept until it is taken over.

use formats::Reading;
use store::imports::{self as rows, ImportRow};

use super::own_archive::TriedOut;
use crate::{ServiceError, Transaction};

/// What trying out an archive of ours has shown; none when it was taken over, or by another version of this program.
pub(super) async fn tried_out(tx: &mut Transaction, row: &ImportRow) -> Result<Option<TriedOut>, ServiceError> {
    let user = tx.user();
    let kept = rows::reading(tx.conn(), user, row.import.id).await?;
    Ok(kept.and_then(|kept| serde_json::from_slice(&kept).ok()))
}

/// What was found in the file of an import; none when it was taken over, was not read, or was read by another version of this
/// program, which says it otherwise: its owner brings the file again.
pub(super) async fn reading(tx: &mut Transaction, row: &ImportRow) -> Result<Option<Reading>, ServiceError> {
    let user = tx.user();
    let Some(kept) = rows::reading(tx.conn(), user, row.import.id).await? else { return Ok(None) };
    // Seconds of work for the largest files, which would hold up everybody else here.
    let read = tokio::task::spawn_blocking(move || serde_json::from_slice::<Reading>(&kept)).await;
    let reading = read.map_err(|error| ServiceError::Internal(error.into()))?;
    if let Err(error) = &reading {
        // Not the error itself, which may quote what somebody wrote.
        tracing::warn!(kind = ?error.classify(), "what was found in a file cannot be read any more");
    }
    Ok(reading.ok())
}
