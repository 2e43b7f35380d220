//! Whether what waited to leave the app is still of use, whichever way it takes: its owner may have read it, done it,
//! put its habit away or changed their mind meanwhile.

use domain::{ids::TaskId, notifications::Channel};
use store::{
    StoreError, habits,
    identity::users,
    notifications::{NotificationRow, find_settings},
    tasks,
};

use crate::{ServiceError, Transaction};

/// Whether the owner of the transaction still wants it by this channel.
pub(crate) async fn is_wanted(
    tx: &mut Transaction,
    row: &NotificationRow,
    channel: Channel,
) -> Result<bool, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    // One that was put off counts as read until it comes back.
    let is_over = row.read_at.is_some() || row.expires_at.is_some_and(|end| end <= now);
    if is_over || users::is_told_nothing(tx.conn(), owner).await? {
        return Ok(false);
    }
    let stored = find_settings(tx.conn(), owner).await?;
    let is_on = stored.map(|stored| stored.settings).unwrap_or_default().is_on(row.kind, channel);
    Ok(is_on && is_in_use(tx, row).await?)
}

/// A habit that was archived or put into the trash asks for nothing, and neither does a task that is not open.
async fn is_in_use(tx: &mut Transaction, row: &NotificationRow) -> Result<bool, ServiceError> {
    let owner = tx.user();
    if let Some(task) = row.task_id {
        return is_open(tx, task).await;
    }
    let Some(habit) = row.habit_id else { return Ok(true) };
    match habits::find(tx.conn(), owner, habit).await {
        Ok(record) => Ok(record.habit.is_active()),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a task is neither done nor in the trash.
pub(super) async fn is_open(tx: &mut Transaction, task: TaskId) -> Result<bool, ServiceError> {
    let owner = tx.user();
    match tasks::find(tx.conn(), owner, task).await {
        Ok(record) => Ok(record.task.is_open()),
        Err(StoreError::NotFound) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
