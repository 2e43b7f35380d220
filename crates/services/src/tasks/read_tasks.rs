//! One task.

use domain::{
    ids::{TaskId, TaskSeriesId},
    tasks::{Progress, Task, TaskSeries, TaskTree, task_progress},
};
use store::tasks::{self as rows, TaskRecord};

use super::Tasks;
use crate::{Actor, Scope, ServiceError};

impl Tasks<'_> {
    /// One task.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also when it is in the trash.
    pub async fn find(&self, actor: &Actor, id: TaskId) -> Result<Task, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let record = present(rows::find(tx.conn(), actor.user_id, id).await?)?;
        tx.commit().await?;
        Ok(record.task)
    }

    /// A task with everything above and below it, the task first, and how far it is: what its own page shows.
    ///
    /// # Errors
    /// As [`Self::find`].
    pub async fn family(&self, actor: &Actor, id: TaskId) -> Result<(Vec<Task>, Progress), ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let records = rows::lineage(tx.conn(), actor.user_id, &[id.uuid()]).await?;
        tx.commit().await?;
        let mut tasks = tasks_of(records);
        tasks.retain(|task| task.deleted_at.is_none());
        tasks.sort_by_key(|task| task.id != id);
        let tree = TaskTree::new(&tasks);
        let task = tree.task(id).ok_or(ServiceError::NotFound)?;
        let progress = task_progress(task, &tree);
        Ok((tasks, progress))
    }

    /// Every series of the caller.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn series(&self, actor: &Actor) -> Result<Vec<TaskSeries>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let series = rows::series(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(series)
    }

    /// One series.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn one_series(&self, actor: &Actor, id: TaskSeriesId) -> Result<TaskSeries, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let series = rows::find_series(tx.conn(), actor.user_id, id).await?;
        tx.commit().await?;
        series.ok_or(ServiceError::NotFound)
    }
}

/// A task in the trash is not found.
pub(super) fn present(record: TaskRecord) -> Result<TaskRecord, ServiceError> {
    if record.task.deleted_at.is_some() { Err(ServiceError::NotFound) } else { Ok(record) }
}

/// The tasks of records.
pub(super) fn tasks_of(records: Vec<TaskRecord>) -> Vec<Task> {
    records.into_iter().map(|record| record.task).collect()
}

/// The record of a task among others that were read with it.
///
/// # Errors
/// [`ServiceError::NotFound`], also when it is in the trash.
pub(super) fn among(records: &[TaskRecord], id: TaskId) -> Result<TaskRecord, ServiceError> {
    let record = records.iter().find(|record| record.task.id == id).cloned();
    record.ok_or(ServiceError::NotFound).and_then(present)
}
