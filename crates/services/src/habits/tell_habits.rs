//! Telling other devices of habits that changed by something beside them: by an order, by the group that is gone, by
//! the stack that says what they follow.

use domain::ids::HabitId;
use store::{
    habits as rows,
    sync::{self as feed, Change},
};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// Puts habits with their new versions in the feed. The transaction holds the feed's counter.
pub(super) async fn tell(tx: &mut Transaction, changed: Vec<(HabitId, i64)>) -> Result<(), ServiceError> {
    if changed.is_empty() {
        return Ok(());
    }
    let (user, now) = (tx.user(), tx.services().now());
    let count = i64::try_from(changed.len()).unwrap_or(i64::MAX);
    let first = feed::take_position(tx.conn(), user, count).await?;
    let changes: Vec<_> = (first..)
        .zip(changed)
        .map(|(position, (id, version))| Change {
            entity: "habit",
            entity_id: id.to_string(),
            deleted: false,
            version,
            position,
        })
        .collect();
    feed::record(tx.conn(), user, &changes, now).await?;
    tx.mark_changed();
    Ok(())
}

/// Counts a version of habits outside the trash, because something that is told with them has changed, and tells them.
pub(super) async fn touch(tx: &mut Transaction, ids: &[Uuid]) -> Result<(), ServiceError> {
    if ids.is_empty() {
        return Ok(());
    }
    let (user, now) = (tx.user(), tx.services().now());
    let touched = rows::touch(tx.conn(), user, ids, now).await?;
    tell(tx, touched).await
}
