//! Making a task. The same id with the same content again is a retry and makes no second one.

use domain::{
    events::Event,
    ids::TaskId,
    tasks::{OrderKey, Task, TaskFields},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::{
    StoreError, sync as feed,
    tasks::{self as rows, RecordStamps, TaskRecord},
};

use super::{By, Tasks, keep_series, references, save::store_as_they_are};
use crate::{Actor, IdempotencyKey, Scope, ServiceError, Transaction, idempotency};

/// Most tasks of one person, done ones and the trash included.
pub const MAX_TASKS: i64 = 100_000;

/// A wish for a task.
#[derive(Debug, Clone)]
pub struct NewTask {
    /// Of the client's making; one is made up when there is none.
    pub id: Option<TaskId>,
    /// What it is.
    pub fields: TaskFields,
    /// Its place; behind the others when none is named.
    pub position: Option<OrderKey>,
    /// Under which the same request makes nothing again.
    pub key: Option<IdempotencyKey>,
}

/// A task that was made now, or before by the same request.
#[derive(Debug, Clone)]
pub struct CreatedTask {
    /// As it is stored.
    pub record: TaskRecord,
    /// Whether this call made it.
    pub is_new: bool,
}

impl Tasks<'_> {
    /// Makes a task.
    ///
    /// # Errors
    /// `id_reused` when the id belongs to a task of other content; 409 `deleted` when it was made before and is in the
    /// trash, `over_limit` past [`MAX_TASKS`]; 404 for a project, section, label, habit or parent that is not the
    /// caller's; `section_id`: `not_allowed` for one of another project; `parent_id`: `too_deep`; 422
    /// `idempotency_key_reused`.
    pub async fn create(&self, actor: &Actor, wish: NewTask) -> Result<CreatedTask, ServiceError> {
        actor.require(Scope::Write)?;
        let NewTask { id: chosen_id, fields, position, key } = wish;
        let user = actor.user_id;
        let id = chosen_id.unwrap_or_else(|| TaskId(self.services.new_id()));
        let mut tx = self.services.begin(user).await?;
        feed::take_position(tx.conn(), user, 0).await?;
        if let Some(key) = &key {
            let request = json!(["tasks", chosen_id, content(&fields, position.as_ref())]);
            if let Some(made) = idempotency::take(&mut tx, key, &request, id.uuid()).await? {
                let record = not_deleted(rows::find(tx.conn(), user, TaskId(made)).await?)?;
                tx.commit().await?;
                return Ok(CreatedTask { record, is_new: false });
            }
        }
        let by = By::request(actor, self.services);
        let CreatedTask { record, is_new } = create_in(&mut tx, &by, id, fields, position).await?;
        let record = not_deleted(record)?;
        tx.commit().await?;
        Ok(CreatedTask { record, is_new })
    }
}

/// A retry takes nothing out of the trash: that would undo what was done after the first attempt.
fn not_deleted(record: TaskRecord) -> Result<TaskRecord, ServiceError> {
    if record.task.deleted_at.is_some() { Err(ServiceError::refused(409, "deleted")) } else { Ok(record) }
}

/// Makes a task in an open transaction that holds the feed's counter. One that was made before is answered as it is,
/// also when it is in the trash.
pub(crate) async fn create_in(
    tx: &mut Transaction,
    by: &By<'_>,
    id: TaskId,
    fields: TaskFields,
    position: Option<OrderKey>,
) -> Result<CreatedTask, ServiceError> {
    let (user, now) = (tx.user(), tx.services().now());
    let request_hash: [u8; 32] = Sha256::digest(content(&fields, position.as_ref()).to_string()).into();
    match rows::find(tx.conn(), user, id).await {
        Ok(record) if record.request_hash == Some(request_hash) || record.task.fields() == fields => {
            return Ok(CreatedTask { record, is_new: false });
        }
        Ok(_) => return Err(ServiceError::refused(422, "id_reused")),
        Err(StoreError::NotFound) => {}
        Err(other) => return Err(other.into()),
    }
    references::require(tx, id.uuid(), &fields, None).await?;
    if rows::count(tx.conn(), user).await? >= MAX_TASKS {
        return Err(ServiceError::refused(409, "over_limit"));
    }
    let position = match position {
        Some(position) => position,
        None => behind(rows::last_position(tx.conn(), user).await?),
    };
    let (at, today) = (by.at(now), by.day(now));
    let task = keep_series::settled(tx, None, Task::new(id, fields, position, at, today)).await?;
    let record = TaskRecord { task, request_hash: Some(request_hash), stamps: RecordStamps::default() };
    store_as_they_are(tx, std::slice::from_ref(&record)).await?;
    tx.publish(&[Event::TaskCreated { task_id: id }]).await?;
    Ok(CreatedTask { record, is_new: true })
}

/// The place behind a last one.
pub(crate) fn behind(last: Option<OrderKey>) -> OrderKey {
    OrderKey::between(last.as_ref(), None).or(last).unwrap_or_else(OrderKey::first)
}

/// What was asked for, the same for two requests that ask for the same.
fn content(fields: &TaskFields, position: Option<&OrderKey>) -> Value {
    json!([fields, position])
}
