//! Opening a task again. What completing it did is taken back: the note on its habit's day, and the occurrence that
//! followed, unless somebody has used that.

use domain::{
    events::Event,
    habits::Outcome,
    ids::TaskId,
    tasks::{ReopenPlan, Task, TaskTree, reopen_plan},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use super::{next_occurrence, notes};
use crate::{
    Actor, Scope, ServiceError, Transaction,
    tasks::{
        By, Tasks,
        discarding::to_trash,
        read_tasks::among,
        save::{remove, save},
    },
};

/// What becomes of the next occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextFate {
    /// It goes unless somebody has used it; then the owner is asked.
    #[default]
    Ask,
    /// It stays.
    Keep,
    /// It goes, used or not.
    Remove,
}

/// How a task is opened again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReopenWish {
    /// What becomes of the next occurrence.
    pub next: NextFate,
    /// Whether the parts that were done together with it are opened too.
    pub with_parts: bool,
}

impl Tasks<'_> {
    /// Opens a task again. One that is open stays as it is.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; 409 `next_was_used` when the owner has to be asked.
    pub async fn reopen(&self, actor: &Actor, id: TaskId, wish: ReopenWish) -> Result<TaskRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let (record, _) = reopen_in(&mut tx, &By::request(actor, self.services), id, wish).await?;
        tx.commit().await?;
        Ok(record)
    }
}

/// Opens again in an open transaction that holds the feed's counter.
pub(crate) async fn reopen_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    wish: ReopenWish,
) -> Result<(TaskRecord, Outcome), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let family = rows::with_series(tx.conn(), user, id, false).await?;
    let record = among(&family, id)?;
    let stamp = by.stamp(record.stamps.last_written(), now);
    if record.stamps.done.is_some_and(|last| stamp <= last) {
        return Ok((record, Outcome::Superseded));
    }
    if record.task.completed_at.is_none() {
        return Ok((record, Outcome::Applied));
    }
    let tasks: Vec<Task> = family.iter().map(|record| record.task.clone()).collect();
    let tree = TaskTree::new(&tasks);
    let plan = reopen_plan(&record.task, &tree);
    match (plan, wish.next) {
        (ReopenPlan::Alone, _) | (_, NextFate::Keep) => {}
        (ReopenPlan::Replacing(next), _) => {
            reminders_back(tx, &record.task, &tree, next).await?;
            remove(tx, &with_parts(&tree, next)).await?;
        }
        (ReopenPlan::Ask(_), NextFate::Ask) => return Err(ServiceError::refused(409, "next_was_used")),
        (ReopenPlan::Ask(next), NextFate::Remove) => {
            let ids: Vec<TaskId> = with_parts(&tree, next).into_iter().map(|(id, _)| id).collect();
            reminders_back(tx, &record.task, &tree, next).await?;
            to_trash(tx, &family, &ids).await?;
        }
    }
    let done_at = record.task.completed_at;
    let below: Vec<TaskId> =
        if wish.with_parts { tree.below(id).iter().map(|part| part.id).collect() } else { Vec::new() };
    let is_meant = |other: &&TaskRecord| {
        other.task.id == id || (below.contains(&other.task.id) && other.task.completed_at == done_at)
    };
    let mut changed: Vec<TaskRecord> = family.iter().filter(is_meant).cloned().collect();
    for record in &mut changed {
        record.task = Task { completed_at: None, completed_on: None, changed_on: by.day(now), ..record.task.clone() };
        record.stamps.done = Some(stamp);
    }
    save(tx, &mut changed).await?;
    let events: Vec<Event> = changed.iter().map(|record| Event::TaskReopened { task_id: record.task.id }).collect();
    tx.publish(&events).await?;
    for record in &changed {
        let events = notes::withdraw(tx, by, &record.task).await?;
        tx.publish(&events).await?;
    }
    Ok((among(&changed, id)?, Outcome::Applied))
}

/// The reminders that went along to the occurrence that goes.
async fn reminders_back(
    tx: &mut Transaction,
    task: &Task,
    tree: &TaskTree<'_>,
    next: TaskId,
) -> Result<(), ServiceError> {
    match tree.task(next) {
        Some(next) => next_occurrence::take_reminders_back(tx, task, tree, next).await,
        None => Ok(()),
    }
}

/// A task and everything below it, with their versions.
fn with_parts(tree: &TaskTree<'_>, id: TaskId) -> Vec<(TaskId, i64)> {
    let all = tree.task(id).into_iter().chain(tree.below(id));
    all.map(|task| (task.id, task.version)).collect()
}
