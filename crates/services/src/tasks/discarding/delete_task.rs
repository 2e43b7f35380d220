//! Deleting: into the trash, from which it can be taken back. Of a repeated task one occurrence, this and those that
//! follow, or all.

use domain::{
    events::Event,
    ids::TaskId,
    tasks::{DeleteReach, SeriesPlan, Task, TaskSeries, TaskTree, delete_plan},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use crate::{
    Actor, ExpectedVersion, Scope, ServiceError, Transaction,
    tasks::{
        By, Tasks,
        finishing::next_occurrence,
        read_tasks::present,
        save::{remove_series, save, save_series},
    },
};

/// What deleting came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletedTasks {
    /// The tasks that went to the trash.
    pub ids: Vec<TaskId>,
    /// The occurrence that came in the place of a deleted one, its parts behind it.
    pub next: Vec<TaskRecord>,
}

impl Tasks<'_> {
    /// Puts a task in the trash with everything below it, if it still has a version that the caller has seen.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also when it is there already; 412 `version_mismatch`.
    pub async fn delete(
        &self,
        actor: &Actor,
        id: TaskId,
        reach: DeleteReach,
        expected: &ExpectedVersion,
    ) -> Result<DeletedTasks, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        expected.check(present(rows::find(tx.conn(), user, id).await?)?.task.version)?;
        let deleted = delete_in(&mut tx, &By::request(actor, self.services), id, reach).await?;
        tx.commit().await?;
        Ok(deleted)
    }
}

/// Deletes in an open transaction that holds the feed's counter. One that is in the trash stays there: two devices may
/// have deleted it, or a part may have gone with its whole.
pub(crate) async fn delete_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    reach: DeleteReach,
) -> Result<DeletedTasks, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let family = rows::with_series(tx.conn(), user, id, reach == DeleteReach::All).await?;
    let found = family.iter().find(|record| record.task.id == id).ok_or(ServiceError::NotFound)?;
    let task = found.task.clone();
    let series = match task.series_id {
        Some(series) => rows::find_series(tx.conn(), user, series).await?,
        None => None,
    };
    let zone = task.due.as_ref().and_then(|due| due.zone.as_deref());
    let skipped = by.completion(None, None, zone, now);
    let plan = {
        let tasks: Vec<Task> = family.iter().map(|record| record.task.clone()).collect();
        delete_plan(&task, series.as_ref(), &TaskTree::new(&tasks), reach, &skipped)
    };
    let ids: Vec<TaskId> = plan.delete.into_iter().collect();
    to_trash(tx, &family, &ids).await?;
    let next = match plan.series {
        SeriesPlan::Make(next) => next_occurrence::make(tx, &task, &family, next, &skipped).await?,
        SeriesPlan::Keep => Vec::new(),
        SeriesPlan::EndOn(last) => {
            if let Some(series) = &series {
                let ended = TaskSeries { version: series.version + 1, ..series.ended_on(last) };
                save_series(tx, &ended).await?;
            }
            Vec::new()
        }
        SeriesPlan::Remove => {
            if let Some(series) = &series {
                remove_series(tx, series).await?;
            }
            Vec::new()
        }
    };
    Ok(DeletedTasks { ids, next })
}

/// Puts some of the tasks that were read in the trash, all at one instant, by which they are known to have gone
/// together.
pub(in crate::tasks) async fn to_trash(
    tx: &mut Transaction,
    family: &[TaskRecord],
    ids: &[TaskId],
) -> Result<(), ServiceError> {
    let now = tx.services().now();
    let at = crate::habits::settled(now, now);
    let is_meant = |record: &&TaskRecord| ids.contains(&record.task.id) && record.task.deleted_at.is_none();
    let mut gone: Vec<TaskRecord> = family.iter().filter(is_meant).cloned().collect();
    for record in &mut gone {
        record.task.deleted_at = Some(at);
    }
    save(tx, &mut gone).await?;
    let events: Vec<Event> = gone.iter().map(|record| Event::TaskDeleted { task_id: record.task.id }).collect();
    tx.publish(&events).await
}
