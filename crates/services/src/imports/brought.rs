//! A file that was read, as it is kept until it is taken over.

use domain::imports::{ImportFormat, ImportState};
use formats::Reading;
use serde::de::DeserializeOwned;
use store::imports::{self as rows, ImportRow};

use super::own_archive::TriedOut;
use crate::{ServiceError, Transaction};

/// What is known of a file.
#[derive(Debug)]
pub(super) enum Brought {
    /// What trying out an archive of ours has shown.
    Own(TriedOut),
    /// What was found in a file of another app.
    Found(Box<Reading>),
}

/// What is known of the file of an import that was read and not taken over; none also when another version of this
/// program has read it, which says it otherwise.
pub(super) async fn brought(tx: &mut Transaction, row: &ImportRow) -> Result<Option<Brought>, ServiceError> {
    if row.import.state != ImportState::Read {
        return Ok(None);
    }
    if row.import.format == Some(ImportFormat::Wellspring) {
        return Ok(kept(tx, row).await?.map(Brought::Own));
    }
    Ok(reading(tx, row).await?.map(|reading| Brought::Found(Box::new(reading))))
}

/// What was found in the file of another app.
pub(super) async fn reading(tx: &mut Transaction, row: &ImportRow) -> Result<Option<Reading>, ServiceError> {
    kept(tx, row).await
}

async fn kept<T: DeserializeOwned + Send + 'static>(
    tx: &mut Transaction,
    row: &ImportRow,
) -> Result<Option<T>, ServiceError> {
    let user = tx.user();
    let Some(kept) = rows::reading(tx.conn(), user, row.import.id).await? else { return Ok(None) };
    // Seconds of work for the largest files, which would hold up everybody else here.
    let read = tokio::task::spawn_blocking(move || serde_json::from_slice::<T>(&kept)).await;
    let read = read.map_err(|error| ServiceError::Internal(error.into()))?;
    if let Err(error) = &read {
        // Not the error itself, which may quote what somebody wrote.
        tracing::warn!(kind = ?error.classify(), "what was found in a file cannot be read any more");
    }
    Ok(read.ok())
}
