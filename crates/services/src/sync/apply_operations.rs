//! Applying a batch of the offline queue: one transaction, a savepoint an operation, each at most once for ever.

use std::collections::HashMap;

use domain::{
    events::Event,
    habits::{Outcome, Stamp},
    ids::{DeviceId, HabitId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    habits as rows,
    sync::{self as feed, AppliedOperation, SavepointStep},
};
use uuid::Uuid;

use super::{Action, AppliedEntity, Operation, OperationAnswer, OperationOutcome, Rejection, Sync};
use crate::{
    Actor, Scope, ServiceError, Transaction,
    habits::{Claim, EntryChange, EntryRequest, HabitRecord, create_in, delete_in, order_in, replace_in, write_entry},
};

/// What is remembered of an applied operation.
#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    outcome: OperationOutcome,
    version: Option<i64>,
}

/// State that the operations of a batch share.
struct Batch {
    today: Date,
    /// Habits read so far, dropped when an operation may have changed them.
    habits: HashMap<HabitId, HabitRecord>,
    events: Vec<Event>,
    applied: Vec<AppliedOperation>,
    seen: HashMap<Uuid, ([u8; 32], Remembered)>,
}

impl Sync<'_> {
    /// Applies operations in the order of their `seq` and answers in that order. One that is refused does not stop the
    /// others.
    ///
    /// # Errors
    /// When the transaction as a whole fails: then nothing was applied.
    pub async fn apply(
        &self,
        actor: &Actor,
        device: DeviceId,
        client_build: &str,
        mut operations: Vec<Operation>,
    ) -> Result<Vec<OperationAnswer>, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        operations.sort_by_key(|operation| operation.seq);
        let count = i64::try_from(operations.len()).unwrap_or(i64::MAX);
        let mut tx = self.services.begin(user).await?;
        let first = feed::take_position(tx.conn(), user, count.max(1)).await?;
        feed::touch_device(tx.conn(), user, device, client_build, now).await?;
        let seen = self.remembered(&mut tx, &operations).await?;
        let (habits, events, applied) = (HashMap::new(), Vec::new(), Vec::new());
        let mut batch = Batch { today: actor.day_at(now), habits, events, applied, seen };
        let mut answers = Vec::with_capacity(operations.len());
        for (position, operation) in (first..).zip(&operations) {
            answers.push(apply_once(&mut tx, &mut batch, position, operation).await?);
        }
        tx.publish(&batch.events).await?;
        feed::insert_operations(tx.conn(), user, &batch.applied, now).await?;
        tx.commit().await?;
        Ok(answers)
    }

    async fn remembered(
        &self,
        tx: &mut Transaction,
        operations: &[Operation],
    ) -> Result<HashMap<Uuid, ([u8; 32], Remembered)>, ServiceError> {
        let ids: Vec<_> = operations.iter().map(|operation| operation.op_id).collect();
        let user = tx.user();
        let rows = feed::find_operations(tx.conn(), user, &ids).await?;
        let read = |row: AppliedOperation| {
            let hash = row.request_hash.try_into().ok()?;
            Some((row.op_id, (hash, serde_json::from_value(row.result).ok()?)))
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }
}

async fn apply_once(
    tx: &mut Transaction,
    batch: &mut Batch,
    position: i64,
    operation: &Operation,
) -> Result<OperationAnswer, ServiceError> {
    if let Some((hash, remembered)) = batch.seen.get(&operation.op_id) {
        let same = *hash == operation.request_hash;
        let outcome = if same { OperationOutcome::Duplicate } else { OperationOutcome::Rejected };
        let code = (!same).then(|| "id_reused".to_owned());
        return Ok(OperationAnswer {
            op_id: operation.op_id,
            outcome,
            code,
            version: remembered.version,
            entity: None,
        });
    }
    let action = match &operation.action {
        Ok(action) => action,
        Err(rejection) => return Ok(rejected(operation.op_id, rejection)),
    };
    feed::savepoint(tx.conn(), SavepointStep::Open).await?;
    let events_before = batch.events.len();
    match act(tx, batch, position, operation, action).await {
        Ok(answer) => {
            feed::savepoint(tx.conn(), SavepointStep::Release).await?;
            remember(batch, operation, &answer);
            Ok(answer)
        }
        Err(error) if error.is_fault() => Err(error),
        Err(error) => {
            feed::savepoint(tx.conn(), SavepointStep::Undo).await?;
            batch.events.truncate(events_before);
            batch.habits.clear();
            Ok(rejected(operation.op_id, &rejection(&error)))
        }
    }
}

fn remember(batch: &mut Batch, operation: &Operation, answer: &OperationAnswer) {
    let remembered = Remembered { outcome: answer.outcome, version: answer.version };
    batch.applied.push(AppliedOperation {
        op_id: operation.op_id,
        request_hash: operation.request_hash.to_vec(),
        result: json!(remembered),
    });
    batch.seen.insert(operation.op_id, (operation.request_hash, remembered));
}

async fn act(
    tx: &mut Transaction,
    batch: &mut Batch,
    position: i64,
    operation: &Operation,
    action: &Action,
) -> Result<OperationAnswer, ServiceError> {
    let today = batch.today;
    let record = match action {
        Action::CreateHabit(id, fields, archived_at) => {
            create_in(tx, position, *id, fields.clone(), *archived_at, today).await?.record
        }
        Action::ReplaceHabit(id, fields, archived_at) => {
            replace_in(tx, position, *id, fields.clone(), *archived_at, today).await?
        }
        Action::DeleteHabit(id) => {
            delete_in(tx, position, *id).await?;
            batch.habits.remove(id);
            return Ok(applied(operation.op_id, None, None));
        }
        Action::OrderHabits(ids) => {
            order_in(tx, ids).await?;
            batch.habits.clear();
            return Ok(applied(operation.op_id, None, None));
        }
        Action::SetEntry(id, day, patch) => {
            return entry(tx, batch, position, operation, (*id, *day), EntryChange::Set(patch.clone())).await;
        }
        Action::Increment(id, day, increment, amount) => {
            // The increment's own id is its dedupe key; the answer still names the operation.
            let under_its_id = Operation { op_id: *increment, ..operation.clone() };
            let change = EntryChange::Increment(*amount);
            let answer = entry(tx, batch, position, &under_its_id, (*id, *day), change).await?;
            return Ok(OperationAnswer { op_id: operation.op_id, ..answer });
        }
        Action::ClearEntry(id, day) => {
            return entry(tx, batch, position, operation, (*id, *day), EntryChange::Clear).await;
        }
    };
    batch.habits.insert(record.habit.id, record.clone());
    let version = Some(record.habit.version);
    Ok(applied(operation.op_id, version, Some(AppliedEntity::Habit(Box::new(record)))))
}

async fn entry(
    tx: &mut Transaction,
    batch: &mut Batch,
    position: i64,
    operation: &Operation,
    (habit_id, day): (HabitId, Date),
    change: EntryChange,
) -> Result<OperationAnswer, ServiceError> {
    let user = tx.user();
    let record = match batch.habits.remove(&habit_id) {
        Some(record) => record,
        None => rows::find(tx.conn(), user, habit_id).await?,
    };
    let claim = Claim::Device(Stamp { at: operation.client_time, by: operation.op_id });
    let time_zone = operation.time_zone.as_str();
    let request = EntryRequest { habit_id, day, change, claim, time_zone, into_trash: true };
    let written = write_entry(tx, position, &record, &request).await?;
    if !written.start_moved {
        batch.habits.insert(habit_id, record);
    }
    batch.events.extend(written.events);
    let outcome = match written.outcome {
        Outcome::Applied => OperationOutcome::Applied,
        Outcome::Superseded => OperationOutcome::Superseded,
    };
    let entry = written.entry.entry;
    let version = Some(entry.version);
    let entity = Some(AppliedEntity::Entry(Box::new(entry)));
    Ok(OperationAnswer { op_id: operation.op_id, outcome, code: None, version, entity })
}

const fn applied(op_id: Uuid, version: Option<i64>, entity: Option<AppliedEntity>) -> OperationAnswer {
    OperationAnswer { op_id, outcome: OperationOutcome::Applied, code: None, version, entity }
}

fn rejected(op_id: Uuid, rejection: &Rejection) -> OperationAnswer {
    let outcome = if rejection.is_conflict { OperationOutcome::Conflict } else { OperationOutcome::Rejected };
    OperationAnswer { op_id, outcome, code: Some(rejection.code.clone()), version: None, entity: None }
}

fn rejection(error: &ServiceError) -> Rejection {
    let problem = error.to_problem();
    let code = problem.errors.first().map_or(problem.code, |field| field.code.clone());
    Rejection { is_conflict: problem.status == 409, code }
}
