//! One thing done with several tasks, as one: with all of them or, where one of them refuses it, with none. Whoever
//! chose them is told one outcome.

use std::{collections::BTreeMap, iter};

use domain::{
    ids::{ProjectId, SectionId, TaskId},
    tasks::{DeleteReach, TaskChange, TaskPart},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use super::{
    By, CompleteWish, MAX_PLANS, ReopenWish, Tasks, complete_in, delete_in,
    read_tasks::{among, present},
    reopen_in, replace_in,
};
use crate::{Actor, Scope, ServiceError, Transaction};

impl Tasks<'_> {
    /// Completes tasks. Those that are done stay as they are.
    ///
    /// # Errors
    /// As [`Tasks::complete`] for any of them; `ids`: `too_many` past [`MAX_PLANS`].
    pub async fn complete_all(&self, actor: &Actor, wishes: &[(TaskId, CompleteWish)]) -> Result<(), ServiceError> {
        let (mut tx, by) = self.begin_all(actor, wishes.len()).await?;
        for (id, wish) in wishes {
            complete_in(&mut tx, &by, *id, *wish).await?;
        }
        tx.commit().await
    }

    /// Opens tasks again. Those that are open stay as they are.
    ///
    /// # Errors
    /// As [`Tasks::reopen`] for any of them; `ids`: `too_many` past [`MAX_PLANS`].
    pub async fn reopen_all(&self, actor: &Actor, ids: &[TaskId], wish: ReopenWish) -> Result<(), ServiceError> {
        let (mut tx, by) = self.begin_all(actor, ids.len()).await?;
        for id in ids {
            reopen_in(&mut tx, &by, *id, wish).await?;
        }
        tx.commit().await
    }

    /// Puts tasks in the trash; of repeated ones this occurrence. What is there already stays there: a part may have
    /// gone with its whole.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for one that is not the caller's; `ids`: `too_many` past [`MAX_PLANS`].
    pub async fn delete_all(&self, actor: &Actor, ids: &[TaskId]) -> Result<(), ServiceError> {
        let (mut tx, by) = self.begin_all(actor, ids.len()).await?;
        for id in ids {
            let user = tx.user();
            if rows::find(tx.conn(), user, *id).await?.task.deleted_at.is_none() {
                delete_in(&mut tx, &by, *id, DeleteReach::One).await?;
            }
        }
        tx.commit().await
    }

    /// Puts tasks into a project and a section of it, or into the inbox. A part stays a part of what goes there with
    /// it.
    ///
    /// # Errors
    /// As [`Tasks::change`] for any of them; `ids`: `too_many` past [`MAX_PLANS`].
    pub async fn move_all(
        &self,
        actor: &Actor,
        ids: &[TaskId],
        project: Option<ProjectId>,
        section: Option<SectionId>,
    ) -> Result<(), ServiceError> {
        let (mut tx, by) = self.begin_all(actor, ids.len()).await?;
        for id in wholes_first(&mut tx, ids).await? {
            let user = tx.user();
            let mut fields = present(rows::find(tx.conn(), user, id).await?)?.task.fields();
            fields.put_into(project, section);
            let change = TaskChange { fields, parts: vec![TaskPart::Belonging] };
            replace_in(&mut tx, &by, id, change).await?;
        }
        tx.commit().await
    }

    /// A transaction that holds the feed's counter, for so many tasks.
    async fn begin_all<'a>(&self, actor: &'a Actor, count: usize) -> Result<(Transaction, By<'a>), ServiceError> {
        actor.require(Scope::Write)?;
        if count > MAX_PLANS {
            return Err(ServiceError::field("ids", "too_many"));
        }
        let mut tx = self.services.begin(actor.user_id).await?;
        feed::take_position(tx.conn(), actor.user_id, 0).await?;
        Ok((tx, By::request(actor, self.services)))
    }
}

/// Wholes before their parts: what goes along with its whole is there already when its own turn comes.
async fn wholes_first(tx: &mut Transaction, ids: &[TaskId]) -> Result<Vec<TaskId>, ServiceError> {
    let user = tx.user();
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let family: Vec<TaskRecord> = rows::lineage(tx.conn(), user, &uuids).await?;
    for id in ids {
        among(&family, *id)?;
    }
    let parents: BTreeMap<TaskId, TaskId> =
        family.iter().filter_map(|record| Some((record.task.id, record.task.parent_id?))).collect();
    let depth = |id: &TaskId| iter::successors(Some(*id), |id| parents.get(id).copied()).take(family.len()).count();
    let mut sorted = ids.to_vec();
    sorted.sort_by_key(depth);
    Ok(sorted)
}
