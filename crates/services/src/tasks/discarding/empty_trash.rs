//! The trash of tasks: what is in it, and what has been in it for too long.

use domain::{habits::TRASH_KEPT, ids::UserId, tasks::Task};
use jiff::Timestamp;
use store::{StoreError, sync as feed, tasks as rows};

use crate::{
    Actor, Scope, ServiceError,
    tasks::{
        Tasks,
        read_tasks::tasks_of,
        save::{Told, tell, tell_gone_reminders},
    },
};

impl Tasks<'_> {
    /// Every task in the trash, what was deleted last first.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn in_trash(&self, actor: &Actor) -> Result<Vec<Task>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let records = rows::in_trash(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(tasks_of(records))
    }

    /// Removes everybody's tasks that have been in the trash for thirty days. Answers how many. Safe to run twice and
    /// on several processes at once: each owner's feed is locked before its rows. That they are gone stands in the feed
    /// since they were put there; that their reminders are, and that their parts stand alone, is told now.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn empty_trash(&self) -> Result<u64, ServiceError> {
        let before = self.services.now().checked_sub(TRASH_KEPT).unwrap_or(Timestamp::MIN);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        let owners = rows::owners_of_task_trash(&mut conn, before).await?;
        drop(conn);
        let mut removed = 0;
        for owner in owners {
            removed += self.empty_trash_of(owner, before).await?;
        }
        Ok(removed)
    }

    async fn empty_trash_of(&self, owner: UserId, before: Timestamp) -> Result<u64, ServiceError> {
        let mut tx = self.services.begin(owner).await?;
        feed::take_position(tx.conn(), owner, 0).await?;
        let reminders = rows::reminders_of_trash(tx.conn(), owner, before).await?;
        let parts = rows::take_gone_parents(tx.conn(), owner, before, self.services.now()).await?;
        tell(&mut tx, parts.into_iter().map(Told::of_task).collect()).await?;
        let removed = rows::remove_task_trash(tx.conn(), owner, before).await?;
        tell_gone_reminders(&mut tx, &reminders).await?;
        tx.commit().await?;
        Ok(removed)
    }
}
