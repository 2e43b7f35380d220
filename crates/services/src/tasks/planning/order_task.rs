//! Moving a task within its list: one row, unless its place is taken or keys have become so long that the list is worth
//! spreading anew.

use domain::{events::Event, habits::Outcome, ids::TaskId, tasks::OrderKey};
use store::{
    sync as feed,
    tasks::{self as rows, TaskRecord},
};

use crate::{
    Actor, Scope, ServiceError, Transaction,
    tasks::{
        By, Tasks,
        read_tasks::{among, present},
        save::save,
    },
};

impl Tasks<'_> {
    /// Gives a task another place.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn order(&self, actor: &Actor, id: TaskId, position: OrderKey) -> Result<TaskRecord, ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        let (record, _) = order_in(&mut tx, &By::request(actor, self.services), id, position).await?;
        tx.commit().await?;
        Ok(record)
    }
}

/// Moves in an open transaction that holds the feed's counter.
pub(crate) async fn order_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    position: OrderKey,
) -> Result<(TaskRecord, Outcome), ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let mut record = present(rows::find(tx.conn(), user, id).await?)?;
    let stamp = by.stamp(record.stamps.last_written(), now);
    if record.stamps.place.is_some_and(|last| stamp <= last) {
        return Ok((record, Outcome::Superseded));
    }
    record.stamps.place = Some(stamp);
    // Two devices may have chosen the same place, between whose rows nothing could be put any more.
    let needs_room = position.is_long() || rows::is_place_taken(tx.conn(), user, &position, id).await?;
    record.task.position = position;
    let mut changed = vec![record];
    if needs_room {
        changed = spread(tx, changed).await?;
    }
    save(tx, &mut changed).await?;
    tx.publish(&[Event::TaskReplaced { task_id: id }]).await?;
    Ok((among(&changed, id)?, Outcome::Applied))
}

/// Gives every open task of the owner a short key, in the order in which they stand. `moved`: a row that is not stored
/// yet.
async fn spread(tx: &mut Transaction, moved: Vec<TaskRecord>) -> Result<Vec<TaskRecord>, ServiceError> {
    let user = tx.user();
    let mut records = rows::all(tx.conn(), user).await?;
    records.retain(|record| record.task.is_open() && moved.iter().all(|moved| moved.task.id != record.task.id));
    let moved_ids: Vec<TaskId> = moved.iter().map(|record| record.task.id).collect();
    records.extend(moved);
    records.sort_by(|one, other| (&one.task.position, one.task.id).cmp(&(&other.task.position, other.task.id)));
    let keys = OrderKey::spread(records.len());
    let mut changed = Vec::new();
    for (mut record, key) in records.into_iter().zip(keys) {
        if record.task.position != key || moved_ids.contains(&record.task.id) {
            record.task.position = key;
            changed.push(record);
        }
    }
    Ok(changed)
}
