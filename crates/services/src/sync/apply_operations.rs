//! Applying a batch of the offline queue: one transaction, each operation at most once for ever, and one that is
//! refused leaves nothing behind.
//!
//! A thousand changes of days take sixteen statements at most, however many they are: begin, feed places, device,
//! operations seen before; habits, days with their years, increments and their sums read; increments, days (entries,
//! history, years and feed in one), start days with their feed written; events, operations, commit. Written one by one
//! they took five each: savepoint, day, increment, write, release. Two things cost more: a change of habits between
//! them, around which the days are written and read anew, and taking back the first day of a habit.

use std::collections::HashMap;

use domain::{
    events::Event,
    habits::{DocumentKind, HabitChange, Outcome, Press},
    ids::{DeviceId, HabitId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{
    StoreError,
    habits::{self as rows, HistoryOrigin, documents as document_rows},
    sync::{self as feed, AppliedOperation, SavepointStep},
};
use uuid::Uuid;

use super::{
    AppliedEntity, Operation, OperationAnswer, OperationOutcome, Rejection, Sync,
    steps::{HabitStep, Step},
    task_steps,
};
use crate::{
    Actor, Scope, ServiceError, Transaction,
    habits::{Claim, DayBook, EntryRequest, create_in, delete_in, documents, order_in, press_in, replace_in},
    tasks::By,
};

/// What is remembered of an applied operation.
#[derive(Debug, Serialize, Deserialize)]
struct Remembered {
    outcome: OperationOutcome,
    version: Option<i64>,
}

/// State that the operations of a batch share.
struct Batch<'a> {
    actor: &'a Actor,
    today: Date,
    origin: HistoryOrigin,
    events: Vec<Event>,
    applied: Vec<AppliedOperation>,
    seen: HashMap<Uuid, ([u8; 32], Remembered)>,
}

impl Sync<'_> {
    /// Applies operations in the order of their `seq` and answers in the order in which they were given. One that is
    /// refused does not stop the others.
    ///
    /// # Errors
    /// When the transaction as a whole fails: then nothing was applied.
    pub async fn apply(
        &self,
        actor: &Actor,
        device: DeviceId,
        client_build: &str,
        operations: Vec<Operation>,
    ) -> Result<Vec<OperationAnswer>, ServiceError> {
        actor.require(Scope::Write)?;
        let (user, now) = (actor.user_id, self.services.now());
        let count = i64::try_from(operations.len()).unwrap_or(i64::MAX);
        let mut tx = self.services.begin(user).await?;
        let first = feed::take_position(tx.conn(), user, count.max(1)).await?;
        feed::touch_device(tx.conn(), user, device, client_build, now).await?;
        let seen = self.remembered(&mut tx, &operations).await?;
        let origin = HistoryOrigin { device: Some(device), session: actor.session_id, ..HistoryOrigin::default() };
        let mut batch =
            Batch { actor, today: actor.day_at(now), origin, events: Vec::new(), applied: Vec::new(), seen };
        let mut in_order: Vec<_> = operations.iter().enumerate().collect();
        in_order.sort_by_key(|(_, operation)| operation.seq);
        let steps: Vec<_> = in_order.iter().map(|(_, operation)| (*operation, Step::of(operation, now))).collect();
        let mut answers = Vec::with_capacity(steps.len());
        for run in steps.chunk_by(|(_, one), (_, next)| !one.stands_alone() && !next.stands_alone()) {
            // An operation's place in the feed is its place in the batch.
            let position = first.saturating_add(i64::try_from(answers.len()).unwrap_or(i64::MAX));
            answers.extend(apply_run(&mut tx, &mut batch, position, run).await?);
        }
        let mut answers: Vec<_> = in_order.iter().map(|(place, _)| *place).zip(answers).collect();
        answers.sort_by_key(|(place, _)| *place);
        tx.publish(&batch.events).await?;
        feed::insert_operations(tx.conn(), user, &batch.applied, now).await?;
        tx.commit().await?;
        Ok(answers.into_iter().map(|(_, answer)| answer).collect())
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

/// Applies steps of which either one changes habits or all change days. Days are written together at the end; nothing
/// of a refused one is written, so only a change of habits needs a savepoint.
async fn apply_run(
    tx: &mut Transaction,
    batch: &mut Batch<'_>,
    first: i64,
    run: &[(&Operation, Step<'_>)],
) -> Result<Vec<OperationAnswer>, ServiceError> {
    let days: Vec<_> = run.iter().filter_map(|(_, step)| step.day()).collect();
    let mut book = DayBook::open(tx, &days).await?;
    book.origin = batch.origin;
    let mut answers = Vec::with_capacity(run.len());
    for (position, (operation, step)) in (first..).zip(run) {
        let before = batch.seen.get(&operation.op_id).map(|(hash, remembered)| (*hash, remembered.version));
        let answer = match before {
            Some((hash, _)) if hash != operation.request_hash => {
                rejected(operation.op_id, &Rejection::new("id_reused"))
            }
            Some((_, version)) => duplicate(tx, &book, operation.op_id, step, version).await?,
            None => apply_once(tx, batch, &mut book, position, operation, step).await?,
        };
        answers.push(answer);
    }
    book.flush(tx).await?;
    Ok(answers)
}

async fn apply_once<'a>(
    tx: &mut Transaction,
    batch: &mut Batch<'_>,
    book: &mut DayBook<'a>,
    position: i64,
    operation: &Operation,
    step: &Step<'a>,
) -> Result<OperationAnswer, ServiceError> {
    let op_id = operation.op_id;
    let done = match step {
        Step::Refused(rejection) => return Ok(rejected(op_id, rejection)),
        Step::Day(request) => write_day(tx, batch, book, position, op_id, request).await,
        Step::Habit(step) => behind_a_savepoint(tx, batch.today, position, op_id, *step).await,
        Step::Timer(habit, press, time_zone) => press_timer(tx, batch, op_id, *habit, *press, time_zone).await,
        Step::Task(action, stamp, time_zone) => {
            let by = By { actor: batch.actor, claim: Claim::Device(*stamp), time_zone, origin: batch.origin };
            // Boxed, because completing is long and days are what a batch is mostly made of.
            Box::pin(task_steps::apply(tx, &by, op_id, action)).await
        }
    };
    match done {
        Ok(answer) => {
            remember(batch, operation, &answer);
            Ok(answer)
        }
        Err(error) if error.is_fault() => Err(error),
        Err(error) => Ok(rejected(op_id, &rejection(&error))),
    }
}

/// The answer got lost, so what is stored now is told again. Where nothing is, the version is the one of then.
async fn duplicate(
    tx: &mut Transaction,
    book: &DayBook<'_>,
    op_id: Uuid,
    step: &Step<'_>,
    version_then: Option<i64>,
) -> Result<OperationAnswer, ServiceError> {
    let entity = match step {
        Step::Refused(_) | Step::Timer(..) => None,
        Step::Task(action, ..) => task_steps::stored(tx, action).await?,
        Step::Day(request) => {
            let entry = book.day(request.habit_id, request.day).entry;
            (entry.version > 0).then(|| AppliedEntity::Entry(Box::new(entry)))
        }
        Step::Habit(HabitStep::Create(id, ..) | HabitStep::Replace(id, ..)) => stored(tx, *id).await?,
        Step::Habit(HabitStep::Put(id, fields)) => stored_document(tx, fields.kind(), *id).await?,
        Step::Habit(HabitStep::Move(kind, id, _)) => stored_document(tx, *kind, *id).await?,
        Step::Habit(HabitStep::Delete(_) | HabitStep::Order(_) | HabitStep::Remove(..)) => None,
    };
    let version = match &entity {
        Some(AppliedEntity::Habit(record)) => Some(record.habit.version),
        Some(AppliedEntity::Entry(entry)) => Some(entry.version),
        Some(AppliedEntity::Task(task)) => Some(task.version),
        Some(AppliedEntity::Document(document)) => Some(document.version()),
        None => version_then,
    };
    Ok(OperationAnswer { op_id, outcome: OperationOutcome::Duplicate, code: None, version, entity })
}

async fn stored(tx: &mut Transaction, id: HabitId) -> Result<Option<AppliedEntity>, ServiceError> {
    let user = tx.user();
    match rows::find(tx.conn(), user, id).await {
        Ok(record) if record.habit.deleted_at.is_none() => Ok(Some(AppliedEntity::Habit(Box::new(record)))),
        Ok(_) | Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn stored_document(
    tx: &mut Transaction,
    kind: DocumentKind,
    id: Uuid,
) -> Result<Option<AppliedEntity>, ServiceError> {
    let user = tx.user();
    match document_rows::find(tx.conn(), user, kind, id).await {
        Ok(document) => Ok(Some(AppliedEntity::Document(Box::new(document)))),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn remember(batch: &mut Batch<'_>, operation: &Operation, answer: &OperationAnswer) {
    let remembered = Remembered { outcome: answer.outcome, version: answer.version };
    batch.applied.push(AppliedOperation {
        op_id: operation.op_id,
        request_hash: operation.request_hash.to_vec(),
        result: json!(remembered),
    });
    batch.seen.insert(operation.op_id, (operation.request_hash, remembered));
}

async fn behind_a_savepoint(
    tx: &mut Transaction,
    today: Date,
    position: i64,
    op_id: Uuid,
    step: HabitStep<'_>,
) -> Result<OperationAnswer, ServiceError> {
    feed::savepoint(tx.conn(), SavepointStep::Open).await?;
    let done = change_habits(tx, today, position, op_id, step).await;
    let end = if done.is_ok() { SavepointStep::Release } else { SavepointStep::Undo };
    match done {
        // After a fault the connection may be gone; the transaction as a whole is given up.
        Err(error) if error.is_fault() => Err(error),
        done => {
            feed::savepoint(tx.conn(), end).await?;
            done
        }
    }
}

async fn change_habits(
    tx: &mut Transaction,
    today: Date,
    position: i64,
    op_id: Uuid,
    step: HabitStep<'_>,
) -> Result<OperationAnswer, ServiceError> {
    let (record, outcome) = match step {
        HabitStep::Create(id, fields, archived_at) => {
            let fields = documents::references::without_gone(tx, fields.clone()).await?;
            let created = create_in(tx, position, id, fields, archived_at, today).await?;
            (created.record, Outcome::Applied)
        }
        HabitStep::Replace(id, change, stamp) => {
            let fields = documents::references::without_gone(tx, change.fields.clone()).await?;
            let change = HabitChange { fields, ..change.clone() };
            replace_in(tx, position, id, change, Claim::Device(stamp), today).await?
        }
        HabitStep::Delete(id) => {
            delete_in(tx, position, id).await?;
            return Ok(applied(op_id, None, None));
        }
        HabitStep::Order(ids) => {
            let passed_over = order_in(tx, ids).await?;
            // Some may be gone by now; what is not even in the trash was somebody else's.
            if passed_over == ids.len() && !ids.is_empty() && !is_any_in_trash(tx, ids).await? {
                return Err(ServiceError::NotFound);
            }
            return Ok(applied(op_id, None, None));
        }
        HabitStep::Put(id, fields) => {
            let document = documents::put_in(tx, position, id, fields.clone()).await?;
            let version = Some(document.version());
            return Ok(applied(op_id, version, Some(AppliedEntity::Document(Box::new(document)))));
        }
        HabitStep::Move(kind, id, to) => {
            let document = documents::order_document_in(tx, position, kind, id, to).await?;
            let version = Some(document.version());
            return Ok(applied(op_id, version, Some(AppliedEntity::Document(Box::new(document)))));
        }
        HabitStep::Remove(kind, id) => {
            documents::delete_in(tx, position, kind, id).await?;
            return Ok(applied(op_id, None, None));
        }
    };
    let version = Some(record.habit.version);
    // Made before and deleted since: it stays in the trash, which the feed tells, and what follows is stored there.
    let is_there = record.habit.deleted_at.is_none();
    let entity = is_there.then(|| AppliedEntity::Habit(Box::new(record)));
    Ok(OperationAnswer { outcome: outcome_of(outcome), ..applied(op_id, version, entity) })
}

async fn is_any_in_trash(tx: &mut Transaction, ids: &[HabitId]) -> Result<bool, ServiceError> {
    let user = tx.user();
    let trash = rows::in_trash(tx.conn(), user).await?;
    Ok(trash.iter().any(|record| ids.contains(&record.habit.id)))
}

/// Presses a timer behind a savepoint of its own: a press that is refused leaves nothing behind.
async fn press_timer(
    tx: &mut Transaction,
    batch: &mut Batch<'_>,
    op_id: Uuid,
    habit: HabitId,
    press: Press,
    time_zone: &str,
) -> Result<OperationAnswer, ServiceError> {
    feed::savepoint(tx.conn(), SavepointStep::Open).await?;
    let origin = HistoryOrigin { source: "timer", ..batch.origin };
    match press_in(tx, habit, press, time_zone, origin).await {
        Ok(pressed) => {
            feed::savepoint(tx.conn(), SavepointStep::Release).await?;
            batch.events.extend(pressed.events);
            let outcome = if pressed.took_effect { OperationOutcome::Applied } else { OperationOutcome::Superseded };
            Ok(OperationAnswer { op_id, outcome, code: None, version: pressed.version, entity: None })
        }
        Err(error) if error.is_fault() => Err(error),
        Err(error) => {
            feed::savepoint(tx.conn(), SavepointStep::Undo).await?;
            Err(error)
        }
    }
}

async fn write_day<'a>(
    tx: &mut Transaction,
    batch: &mut Batch<'_>,
    book: &mut DayBook<'a>,
    position: i64,
    op_id: Uuid,
    request: &EntryRequest<'a>,
) -> Result<OperationAnswer, ServiceError> {
    let written = book.write(tx, position, request).await?;
    batch.events.extend(written.events);
    let version = Some(written.entry.version);
    let entity = Some(AppliedEntity::Entry(Box::new(written.entry)));
    Ok(OperationAnswer { outcome: outcome_of(written.outcome), ..applied(op_id, version, entity) })
}

pub(super) const fn outcome_of(merged: Outcome) -> OperationOutcome {
    match merged {
        Outcome::Applied => OperationOutcome::Applied,
        Outcome::Superseded => OperationOutcome::Superseded,
    }
}

pub(super) const fn applied(op_id: Uuid, version: Option<i64>, entity: Option<AppliedEntity>) -> OperationAnswer {
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
