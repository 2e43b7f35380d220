//! The trash: what is in it, and what has been in it for too long.

use domain::{
    habits::{TRASH_KEPT, TrashItem, TrashView, gone_at},
    ids::UserId,
};
use jiff::Timestamp;
use store::{
    StoreError, habits as rows,
    sync::{self as feed, Change},
};

use super::{HabitRecord, Habits};
use crate::{Actor, Scope, ServiceError};

impl Habits<'_> {
    /// Every habit in the trash, what was deleted last first.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn in_trash(&self, actor: &Actor) -> Result<Vec<HabitRecord>, ServiceError> {
        actor.require(Scope::Read)?;
        let mut tx = self.services.begin(actor.user_id).await?;
        let records = rows::in_trash(tx.conn(), actor.user_id).await?;
        tx.commit().await?;
        Ok(records)
    }

    /// The same with the caller's days on which each was deleted and will be gone.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn trash(&self, actor: &Actor) -> Result<TrashView, ServiceError> {
        let records = self.in_trash(actor).await?;
        let item = |record: HabitRecord| {
            let deleted_at = record.habit.deleted_at?;
            Some(TrashItem {
                habit_id: record.habit.id,
                name: record.habit.name,
                deleted_on: actor.day_at(deleted_at),
                gone_on: actor.day_at(gone_at(deleted_at)),
            })
        };
        Ok(TrashView { items: records.into_iter().filter_map(item).collect() })
    }

    /// Removes everybody's habits that have been in the trash for thirty days. Answers how many. Safe to run twice and
    /// on several processes at once: each owner's feed is locked before its rows.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn empty_trash(&self) -> Result<u64, ServiceError> {
        let before = self.services.now().checked_sub(TRASH_KEPT).unwrap_or(Timestamp::MIN);
        let mut conn = self.services.worker_pool().acquire().await.map_err(StoreError::from)?;
        let owners = rows::owners_of_trash(&mut conn, before).await?;
        drop(conn);
        let mut removed = 0;
        for owner in owners {
            removed += self.empty_trash_of(owner, before).await?;
        }
        Ok(removed)
    }

    /// That the habits are deleted stands in the feed since they were; that what hangs on them is gone is told now.
    async fn empty_trash_of(&self, owner: UserId, before: Timestamp) -> Result<u64, ServiceError> {
        let mut tx = self.services.begin(owner).await?;
        feed::take_position(tx.conn(), owner, 1).await?;
        let parts = rows::parts_of_trash(tx.conn(), owner, before).await?;
        let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
        let first = feed::take_position(tx.conn(), owner, count).await?;
        let gone: Vec<Change> = (first..)
            .zip(parts)
            .map(|(position, part)| Change {
                entity: part.entity,
                entity_id: part.entity_id,
                deleted: true,
                version: part.version,
                position,
            })
            .collect();
        feed::record(tx.conn(), owner, &gone, self.services.now()).await?;
        let removed = rows::remove_trash(tx.conn(), owner, before).await?;
        tx.mark_changed();
        tx.commit().await?;
        Ok(removed)
    }
}
