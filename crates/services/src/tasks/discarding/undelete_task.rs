//! Taking tasks out of the trash: what one deletion took comes back as one, with its series, and the occurrence that
//! came in its place goes.

use std::collections::BTreeSet;

use domain::{
    events::Event,
    ids::TaskId,
    tasks::{ReopenPlan, Task, TaskTree, reopen_plan},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use crate::{
    Actor, Scope, ServiceError, Transaction,
    tasks::{
        Tasks,
        finishing::next_occurrence,
        keep_series,
        save::{remove, save},
    },
};

impl Tasks<'_> {
    /// Takes a task out of the trash with the parts that went together with it, and further tasks in the same way. What
    /// is not there stays as it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when the caller never had the task.
    pub async fn undelete(&self, actor: &Actor, id: TaskId, also: &[TaskId]) -> Result<TaskRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let record = undelete_in(&mut tx, id, also).await?;
        tx.commit().await?;
        Ok(record)
    }
}

/// Undeletes in an open transaction that holds the feed's counter.
pub(crate) async fn undelete_in(tx: &mut Transaction, id: TaskId, also: &[TaskId]) -> Result<TaskRecord, ServiceError> {
    let user = tx.user();
    let wanted: BTreeSet<TaskId> = also.iter().copied().chain([id]).collect();
    let ids: Vec<Uuid> = wanted.iter().map(|id| id.uuid()).collect();
    let lineage = rows::lineage(tx.conn(), user, &ids).await?;
    let first = lineage.iter().find(|record| record.task.id == id).cloned().ok_or(ServiceError::NotFound)?;
    let mut back: Vec<TaskRecord> = lineage.iter().filter(|one| comes_back(one, &lineage, &wanted)).cloned().collect();
    if back.is_empty() {
        return Ok(first);
    }
    for record in &mut back {
        record.task.deleted_at = None;
    }
    save(tx, &mut back).await?;
    let events: Vec<Event> = back.iter().map(|record| Event::TaskReplaced { task_id: record.task.id }).collect();
    tx.publish(&events).await?;
    for record in back.iter().filter(|record| record.task.is_open()) {
        keep_series::revive(tx, &record.task).await?;
        take_place_back(tx, record.task.id).await?;
    }
    let restored = back.into_iter().find(|record| record.task.id == id);
    Ok(restored.unwrap_or(first))
}

/// Whether a task in the trash was asked for, or is below one that was and went at the same instant.
fn comes_back(record: &TaskRecord, lineage: &[TaskRecord], wanted: &BTreeSet<TaskId>) -> bool {
    let Some(gone_at) = record.task.deleted_at else { return false };
    let mut next = Some(record);
    for _ in 0..=domain::tasks::MOST_LEVELS {
        let Some(here) = next else { return false };
        if here.task.deleted_at != Some(gone_at) {
            return false;
        }
        if wanted.contains(&here.task.id) {
            return true;
        }
        next = here.task.parent_id.and_then(|parent| lineage.iter().find(|other| other.task.id == parent));
    }
    false
}

/// Removes the occurrence that was made in the place of a deleted one, if nobody has used it.
async fn take_place_back(tx: &mut Transaction, id: TaskId) -> Result<(), ServiceError> {
    let user = tx.user();
    let family = rows::with_series(tx.conn(), user, id, false).await?;
    let tasks: Vec<Task> = family.into_iter().map(|record| record.task).collect();
    let tree = TaskTree::new(&tasks);
    let Some(task) = tree.task(id) else { return Ok(()) };
    let ReopenPlan::Replacing(next) = reopen_plan(task, &tree) else { return Ok(()) };
    let Some(next) = tree.task(next) else { return Ok(()) };
    next_occurrence::take_reminders_back(tx, task, &tree, next).await?;
    let below = tree.below(next.id);
    let gone: Vec<(TaskId, i64)> = std::iter::once(next).chain(below).map(|task| (task.id, task.version)).collect();
    remove(tx, &gone).await
}
