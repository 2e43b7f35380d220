//! A file that was read, as it is kept until it is taken over.

use formats::Reading;
use store::imports::{self as rows, ImportRow};

use crate::{ServiceError, Transaction};

/// What was found in the file of an import; none when it was taken over, or was not read.
pub(super) async fn reading(tx: &mut Transaction, row: &ImportRow) -> Result<Option<Reading>, ServiceError> {
    let user = tx.user();
    let Some(kept) = rows::reading(tx.conn(), user, row.import.id).await? else { return Ok(None) };
    // Seconds of work for the largest files, which would hold up everybody else here.
    let read = tokio::task::spawn_blocking(move || serde_json::from_slice(&kept)).await;
    let reading = read.map_err(|error| ServiceError::Internal(error.into()))?;
    reading.map(Some).map_err(|error| ServiceError::Internal(error.into()))
}
