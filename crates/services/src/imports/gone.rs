//! Telling devices of what went for good when an import was taken back.

use store::sync::{self as feed, Change};

use crate::{ServiceError, Transaction};

/// Tells that rows are gone: the kind of each in the feed, its id there, and the last version that it had.
pub(super) async fn tell_gone(
    tx: &mut Transaction,
    gone: Vec<(&'static str, String, i64)>,
) -> Result<(), ServiceError> {
    if gone.is_empty() {
        return Ok(());
    }
    let (user, now) = (tx.user(), tx.services().now());
    let first = feed::take_position(tx.conn(), user, i64::try_from(gone.len()).unwrap_or(i64::MAX)).await?;
    let changes: Vec<Change> = (first..)
        .zip(gone)
        .map(|(position, (entity, entity_id, version))| Change {
            entity,
            entity_id,
            deleted: true,
            version: version + 1,
            position,
        })
        .collect();
    feed::record(tx.conn(), user, &changes, now).await?;
    tx.mark_changed();
    Ok(())
}
