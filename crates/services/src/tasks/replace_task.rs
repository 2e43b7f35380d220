//! Replacing a task's fields: what is written together counts together, and what somebody wrote later stands.

use std::collections::BTreeSet;

use domain::{
    events::Event,
    habits::Outcome,
    ids::TaskId,
    tasks::{OrderKey, Task, TaskChange, TaskFields, TaskPart, TaskTree},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use super::{
    By, Tasks, keep_series, order_in,
    read_tasks::{among, present},
    references,
    save::save,
};
use crate::{Actor, ExpectedVersion, Scope, ServiceError, Transaction};

impl Tasks<'_> {
    /// Replaces every field, if the task still has a version that the change was made from; its place too, where one is
    /// named.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also for what it names and the caller does not have; 412 `version_mismatch`, for a
    /// form 409 `changed_elsewhere`; `section_id`: `not_allowed`; `parent_id`: `cycle`, `too_deep`.
    pub async fn replace(
        &self,
        actor: &Actor,
        id: TaskId,
        fields: TaskFields,
        position: Option<OrderKey>,
        expected: &ExpectedVersion,
    ) -> Result<TaskRecord, ServiceError> {
        self.change(actor, id, TaskChange::whole(fields), position, expected).await
    }

    /// The same for some parts only; the rest stays as it is.
    ///
    /// # Errors
    /// As [`Self::replace`].
    pub async fn change(
        &self,
        actor: &Actor,
        id: TaskId,
        change: TaskChange,
        position: Option<OrderKey>,
        expected: &ExpectedVersion,
    ) -> Result<TaskRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        expected.check(present(rows::find(tx.conn(), user, id).await?)?.task.version)?;
        let by = By::request(actor, self.services);
        let (mut record, _) = replace_in(&mut tx, &by, id, change).await?;
        if let Some(position) = position.filter(|position| *position != record.task.position) {
            (record, _) = order_in(&mut tx, &by, id, position).await?;
        }
        tx.commit().await?;
        Ok(record)
    }
}

/// Replaces in an open transaction that holds the feed's counter.
pub(crate) async fn replace_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    change: TaskChange,
) -> Result<(TaskRecord, Outcome), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut record = present(rows::find(tx.conn(), user, id).await?)?;
    let before = record.task.clone();
    // Whoever is served now sees the task: what they leave as it is, they do not write.
    let change = if by.sees() { change.differing_from(&before) } else { change };
    let today = by.day(now);
    // What it does not write may be older than what is there.
    let wanted = change.applied(&before, today).fields();
    references::require(tx, id.uuid(), &wanted, Some(&before.fields())).await?;
    let stamp = by.stamp(record.stamps.last_written(), now);
    let (standing, outcome) = record.stamps.parts.take(change, stamp);
    if standing.parts.is_empty() {
        return Ok((record, outcome));
    }
    record.task = keep_series::settled(tx, Some(&before), standing.applied(&before, today)).await?;
    if let Some(spent) = record.stamps.spent.as_mut().filter(|_| standing.parts.contains(&TaskPart::Spent)) {
        spent.set(standing.fields.spent_minutes, stamp);
        record.task.spent_minutes = spent.minutes();
    }
    let mut changed = vec![record];
    if standing.parts.contains(&TaskPart::Belonging) {
        changed.extend(moved_along(tx, &before, &standing.fields).await?);
    }
    save(tx, &mut changed).await?;
    tx.publish(&[Event::TaskReplaced { task_id: id }]).await?;
    Ok((among(&changed, id)?, outcome))
}

/// The parts of a task that goes to another project or section go with it, if they stood where it stood.
async fn moved_along(
    tx: &mut Transaction,
    before: &Task,
    fields: &TaskFields,
) -> Result<Vec<TaskRecord>, ServiceError> {
    let (from, to) = ((before.project_id, before.section_id), (fields.project_id, fields.section_id));
    if from == to {
        return Ok(Vec::new());
    }
    let user = tx.user();
    let mut records = rows::lineage(tx.conn(), user, &[before.id.uuid()]).await?;
    let tasks: Vec<Task> = records.iter().map(|record| record.task.clone()).collect();
    let below: BTreeSet<TaskId> = TaskTree::new(&tasks).below(before.id).into_iter().map(|task| task.id).collect();
    records
        .retain(|record| below.contains(&record.task.id) && (record.task.project_id, record.task.section_id) == from);
    for record in &mut records {
        (record.task.project_id, record.task.section_id) = to;
    }
    Ok(records)
}
