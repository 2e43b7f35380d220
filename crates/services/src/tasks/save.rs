//! Writing tasks and series, and telling other devices of them. The transaction holds the feed's counter.

use domain::{
    habits::DocumentKind,
    ids::{ReminderId, TaskId},
    tasks::TaskSeries,
};
use store::{
    StoreError, constraint,
    sync::{self as feed, Change},
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use crate::{ServiceError, Transaction};

/// Counts a version of each, writes them and tells of them.
pub(super) async fn save(tx: &mut Transaction, records: &mut [TaskRecord]) -> Result<(), ServiceError> {
    for record in records.iter_mut() {
        record.task.version += 1;
    }
    store_as_they_are(tx, records).await
}

/// Writes tasks with the versions that they have, and tells of them.
pub(super) async fn store_as_they_are(tx: &mut Transaction, records: &[TaskRecord]) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    rows::wake_reminders_of_moved(tx.conn(), user, records, now).await?;
    rows::put(tx.conn(), user, records, now).await.map_err(taken)?;
    let told = records.iter().map(|record| Told {
        entity: "task",
        id: record.task.id.uuid(),
        version: record.task.version,
        deleted: record.task.deleted_at.is_some(),
    });
    tell(tx, told.collect()).await
}

/// Two occurrences of a series on one day are one too many, however they came to be.
fn taken(error: StoreError) -> ServiceError {
    match constraint(&error) {
        Some("tasks_occurrence") => ServiceError::refused(409, "occurrence_taken"),
        _ => error.into(),
    }
}

/// Removes tasks for good, with what hangs on them, and tells that they are gone.
pub(super) async fn remove(tx: &mut Transaction, gone: &[(TaskId, i64)]) -> Result<(), ServiceError> {
    let user = tx.user();
    let ids: Vec<Uuid> = gone.iter().map(|(id, _)| id.uuid()).collect();
    let reminders = rows::reminders_of(tx.conn(), user, &ids).await?;
    rows::delete(tx.conn(), user, &ids).await?;
    tell_gone_reminders(tx, &reminders).await?;
    let told =
        |(id, version): &(TaskId, i64)| Told { entity: "task", id: id.uuid(), version: version + 1, deleted: true };
    tell(tx, gone.iter().map(told).collect()).await
}

/// Writes a series with the version that it has, and tells of it.
pub(super) async fn save_series(tx: &mut Transaction, series: &TaskSeries) -> Result<(), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    rows::put_series(tx.conn(), user, series, now).await?;
    let (id, version) = (series.id.uuid(), series.version);
    tell(tx, vec![Told { entity: "task_series", id, version, deleted: false }]).await
}

/// Removes a series, and tells that it is gone.
pub(super) async fn remove_series(tx: &mut Transaction, series: &TaskSeries) -> Result<(), ServiceError> {
    let user = tx.user();
    rows::delete_series(tx.conn(), user, series.id).await?;
    let (id, version) = (series.id.uuid(), series.version + 1);
    tell(tx, vec![Told { entity: "task_series", id, version, deleted: true }]).await
}

/// Tells that reminders are gone, because their tasks are.
pub(super) async fn tell_gone_reminders(tx: &mut Transaction, gone: &[(ReminderId, i64)]) -> Result<(), ServiceError> {
    let entity = DocumentKind::Reminder.entity();
    let told = |(id, version): &(ReminderId, i64)| Told { entity, id: id.uuid(), version: version + 1, deleted: true };
    tell(tx, gone.iter().map(told).collect()).await
}

/// Hands reminders on from tasks to others, each pair from the first to the second, and tells of them.
pub(super) async fn hand_on_reminders(tx: &mut Transaction, pairs: &[(TaskId, TaskId)]) -> Result<(), ServiceError> {
    let (user, now, entity) = (tx.user(), tx.services().now(), DocumentKind::Reminder.entity());
    let moved = rows::hand_on_reminders(tx.conn(), user, pairs, now).await?;
    let told = |(id, version): (ReminderId, i64)| Told { entity, id: id.uuid(), version, deleted: false };
    tell(tx, moved.into_iter().map(told).collect()).await
}

/// What the feed is told.
pub(super) struct Told {
    pub(super) entity: &'static str,
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) deleted: bool,
}

impl Told {
    /// That a task stands at a version.
    pub(super) fn of_task((id, version): (TaskId, i64)) -> Self {
        Self { entity: "task", id: id.uuid(), version, deleted: false }
    }
}

/// Puts changes in the feed, each with a number of its own.
pub(super) async fn tell(tx: &mut Transaction, told: Vec<Told>) -> Result<(), ServiceError> {
    if told.is_empty() {
        return Ok(());
    }
    let (user, now) = (tx.user(), tx.services().now());
    let count = i64::try_from(told.len()).unwrap_or(i64::MAX);
    let first = feed::take_position(tx.conn(), user, count).await?;
    let changes: Vec<Change> = (first..)
        .zip(told)
        .map(|(position, Told { entity, id, version, deleted })| Change {
            entity,
            entity_id: id.to_string(),
            deleted,
            version,
            position,
        })
        .collect();
    feed::record(tx.conn(), user, &changes, now).await?;
    tx.mark_changed();
    Ok(())
}
