//! Adding to the time that a task took. An addition is no replacement: what two devices add without a network both
//! counts.

use domain::{
    events::Event,
    habits::Outcome,
    ids::TaskId,
    tasks::{SpentTime, Task, TaskPart, checked_addition},
};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};
use uuid::Uuid;

use super::{By, Tasks, read_tasks::present, save::save};
use crate::{Actor, Scope, ServiceError, Transaction, habits::Claim};

impl Tasks<'_> {
    /// Adds minutes to the time that a task took, or takes some away. `addition`: its id, of the client's making, under
    /// which it counts once; one is made up when there is none.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; `minutes`: `out_of_range`.
    pub async fn spend_time(
        &self,
        actor: &Actor,
        id: TaskId,
        addition: Option<Uuid>,
        minutes: i32,
    ) -> Result<TaskRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let request = By::request(actor, self.services);
        let by = addition.map_or(request, |addition| By { claim: Claim::Now(addition), ..request });
        let (record, _) = spend_in(&mut tx, &by, id, minutes).await?;
        tx.commit().await?;
        Ok(record)
    }
}

/// Adds in an open transaction that holds the feed's counter.
pub(crate) async fn spend_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    minutes: i32,
) -> Result<(TaskRecord, Outcome), ServiceError> {
    let minutes = checked_addition(minutes).map_err(|code| ServiceError::field("minutes", code))?;
    let (user, now) = (tx.user(), tx.services().now());
    let mut record = present(rows::find(tx.conn(), user, id).await?)?;
    let stamp = by.stamp(record.stamps.last_written(), now);
    let mut spent = record.stamps.spent.clone().unwrap_or_else(|| SpentTime::of(record.task.spent_minutes));
    if spent.has(stamp.by) {
        return Ok((record, Outcome::Applied));
    }
    if spent.add(minutes, stamp, record.stamps.parts.last_of(TaskPart::Spent)) == Outcome::Superseded {
        return Ok((record, Outcome::Superseded));
    }
    record.task = Task { spent_minutes: spent.minutes(), changed_on: by.day(now), ..record.task };
    record.stamps.spent = Some(spent);
    save(tx, std::slice::from_mut(&mut record)).await?;
    tx.publish(&[Event::TaskReplaced { task_id: id }]).await?;
    Ok((record, Outcome::Applied))
}
