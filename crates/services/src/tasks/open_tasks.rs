//! Tasks for pages that sort and count them: the open ones, those of projects, and what is due on a day.

use domain::{ids::ProjectId, tasks::Task};
use jiff::civil::Date;
use store::tasks as rows;
use uuid::Uuid;

use super::{MAX_TASKS, Tasks, read_tasks::tasks_of};
use crate::{Actor, Scope, ServiceError};

impl Tasks<'_> {
    /// Every open task, with what was done today and what belongs to them.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn open_tasks(&self, actor: &Actor) -> Result<Vec<Task>, ServiceError> {
        Ok(self.known(actor).await?.tasks().to_vec())
    }

    /// What is due on a day and still open, by its time: the titles.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn due_on(&self, actor: &Actor, day: Date) -> Result<Vec<String>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let due = rows::open_due_between(tx.conn(), actor.user_id, day, day, MAX_TASKS).await?;
        tx.commit().await?;
        Ok(due.into_iter().map(|record| record.task.title).collect())
    }

    /// The tasks of some projects, open and done, with what belongs to them.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn tasks_of_projects(&self, actor: &Actor, projects: &[ProjectId]) -> Result<Vec<Task>, ServiceError> {
        actor.require(Scope::Read)?;
        let ids: Vec<Uuid> = projects.iter().map(|project| project.uuid()).collect();
        let mut tx = self.services.begin(actor.user_id).await?;
        let tasks = tasks_of(rows::of_projects(tx.conn(), actor.user_id, &ids).await?);
        tx.commit().await?;
        Ok(tasks)
    }
}
