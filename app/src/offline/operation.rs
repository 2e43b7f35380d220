//! An operation as the queue keeps it, and how a write becomes one. The payload is checked here, by the rules that the
//! server uses, so that nothing is queued that it would refuse for its form.

use std::borrow::Cow;

use domain::habits::{DocumentKind, Quantity};
use domain::ids::{HabitId, TaskId};
use domain::tasks::{TaskFields, TaskPlan, checked_addition};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use wire::habits::{EntryBody, HabitBody, OrderBody};
use wire::sync::{
    EntryClearPayload, EntryIncrementPayload, EntryNotePayload, EntrySetPayload, OperationBody, TaskDeletePayload,
    TaskUndeletePayload, TimerDiscardPayload, TimerStartPayload, TimerStopPayload, put_changed,
};
use wire::tasks::{
    CompleteBody, ReopenBody, ReopenNext, TaskBody, TaskOrderBody, TaskPlanBody, TaskPlansBody, TaskTimeBody,
    put_changed_parts,
};

use super::Write;

/// Where a queued operation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    /// Waits to be sent.
    Pending,
    /// On its way; taken to be lost when its lease ends.
    Sending,
    /// The server has it. Kept, and shown on top of the replica, until the next pull has brought its effect.
    Acknowledged,
}

/// One row of the store `ops`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StoredOperation {
    /// Order on this device, given by the store; zero until it is stored.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) seq: i64,
    pub(super) op_id: Uuid,
    pub(super) entity: String,
    #[serde(default)]
    pub(super) entity_id: Option<Uuid>,
    pub(super) kind: String,
    pub(super) payload: Value,
    /// The device's clock, corrected by the offset known at that moment.
    pub(super) client_time: Timestamp,
    pub(super) tz: String,
    /// The person's today at that moment: what a schedule without a date begins with.
    pub(super) today: Date,
    /// The wall clock at that moment, in the zone of the task that it is about, else in the person's. Kept because only
    /// a browser knows zones, and because the person may be somewhere else when the queue is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) clock: Option<DateTime>,
    #[serde(rename = "status")]
    pub(super) standing: Standing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lease_until: Option<Timestamp>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
const fn is_zero(seq: &i64) -> bool {
    *seq == 0
}

/// One row of the store `dead`: what the server refused and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct DeadLetter {
    pub(super) op_id: Uuid,
    pub(super) code: String,
    pub(super) operation: StoredOperation,
}

/// What an operation is stamped with when it is made.
#[derive(Debug, Clone)]
pub(super) struct Stamp {
    pub(super) op_id: Uuid,
    pub(super) client_time: Timestamp,
    pub(super) tz: String,
    pub(super) today: Date,
}

impl StoredOperation {
    /// Checks a write and makes it an operation.
    ///
    /// # Errors
    /// The code of the first refused field.
    pub(super) fn new(write: Write, stamp: Stamp) -> Result<Self, String> {
        let (kind, entity_id, payload) = encode(write, stamp.today)?;
        Ok(Self {
            seq: 0,
            op_id: stamp.op_id,
            entity: kind.split('.').next().unwrap_or_default().to_owned(),
            entity_id,
            kind: kind.into_owned(),
            payload,
            client_time: stamp.client_time,
            tz: stamp.tz,
            today: stamp.today,
            clock: None,
            standing: Standing::Pending,
            lease_until: None,
        })
    }

    /// Checks a write and makes the operations that it takes, each with a stamp of its own. All of them or none.
    ///
    /// # Errors
    /// The code of the first refused field.
    pub(super) fn all(write: Write, stamp: impl FnMut() -> Stamp) -> Result<Vec<Self>, String> {
        write
            .each()
            .into_iter()
            .zip(std::iter::repeat_with(stamp))
            .map(|(write, stamp)| Self::new(write, stamp))
            .collect()
    }

    /// The operation as it travels.
    pub(super) fn body(&self) -> OperationBody {
        OperationBody {
            op_id: self.op_id,
            seq: self.seq,
            entity: self.entity.clone(),
            entity_id: self.entity_id,
            kind: self.kind.clone(),
            payload: self.payload.clone(),
            // Fields merge by last write on the server, so no version is claimed.
            base_version: None,
            client_time: self.client_time,
            tz: self.tz.clone(),
        }
    }

    /// The habit it is about.
    pub(super) fn habit_id(&self) -> Option<HabitId> {
        self.entity_id.filter(|_| matches!(self.entity.as_str(), "habit" | "entry" | "timer")).map(HabitId)
    }

    /// The task it is about; of a plan of many the first.
    pub(super) fn task_id(&self) -> Option<TaskId> {
        let planned = || -> Option<Uuid> { self.payload.get("plans")?.get(0)?.get("id")?.as_str()?.parse().ok() };
        let id = if self.kind == "task.plan" { planned() } else { self.entity_id };
        id.filter(|_| self.entity == "task").map(TaskId)
    }

    /// The time that it tells: when something was done, else its own.
    pub(super) fn told_at(&self) -> Timestamp {
        let told = self.payload.get("completed_at").and_then(Value::as_str).and_then(|at| at.parse().ok());
        told.unwrap_or(self.client_time)
    }

    /// The document it is about, and what is done to it: `put`, `delete` or `order`.
    pub(super) fn document(&self) -> Option<(DocumentKind, Uuid, &str)> {
        let (entity, verb) = self.kind.split_once('.')?;
        Some((DocumentKind::of_entity(entity)?, self.entity_id?, verb))
    }

    /// The day it is about.
    pub(super) fn day(&self) -> Option<Date> {
        self.payload.get("day").and_then(Value::as_str).and_then(|day| day.parse().ok())
    }

    /// Whether the server does not have it yet.
    pub(super) fn is_unsent(&self) -> bool {
        self.standing != Standing::Acknowledged
    }
}

type Encoded = (Cow<'static, str>, Option<Uuid>, Value);

fn encode(write: Write, today: Date) -> Result<Encoded, String> {
    match write {
        Write::SetEntry { habit_id, day, payload } => {
            let payload = EntrySetPayload { day, ..payload };
            entry_body(&payload).into_patch().map_err(first_code)?;
            Ok(("entry.set".into(), Some(habit_id.uuid()), json(&payload)?))
        }
        Write::Increment { habit_id, day, amount } => {
            if amount == Quantity::ZERO {
                return Err("out_of_range".to_owned());
            }
            // Without an id of its own the operation's id serves, so that a replay adds once.
            let payload = EntryIncrementPayload { day, id: None, amount: amount.to_string() };
            Ok(("entry.increment".into(), Some(habit_id.uuid()), json(&payload)?))
        }
        Write::ClearEntry { habit_id, day } => {
            Ok(("entry.clear".into(), Some(habit_id.uuid()), json(&EntryClearPayload { day })?))
        }
        Write::SetNote { habit_id, day, note } => {
            let note = domain::habits::optional_text_field(note.as_deref().unwrap_or_default(), 2000)?;
            Ok(("entry.note".into(), Some(habit_id.uuid()), json(&EntryNotePayload { day, note })?))
        }
        Write::StartTimer { habit_id, day, timer } => {
            let payload = TimerStartPayload { day: Some(day), id: Some(timer), started_at: None };
            Ok(("timer.start".into(), Some(habit_id.uuid()), json(&payload)?))
        }
        Write::StopTimer { habit_id, timer, ended_at, is_sure } => {
            let payload = TimerStopPayload { id: timer, ended_at: Some(ended_at), sure: is_sure };
            Ok(("timer.stop".into(), Some(habit_id.uuid()), json(&payload)?))
        }
        Write::DiscardTimer { habit_id, timer } => {
            Ok(("timer.discard".into(), Some(habit_id.uuid()), json(&TimerDiscardPayload { id: timer })?))
        }
        Write::CreateHabit { id, body } => {
            // The day is settled now: the server may hear of this habit days later.
            let body = HabitBody { id: Some(id.uuid()), starts_on: body.starts_on.or(Some(today)), ..body };
            body.clone().into_fields().map_err(first_code)?;
            Ok(("habit.create".into(), Some(id.uuid()), json(&body)?))
        }
        Write::ReplaceHabit { id, body, parts } => {
            let body = HabitBody { id: None, ..body };
            body.clone().into_fields().map_err(first_code)?;
            let mut payload = json(&body)?;
            put_changed(&mut payload, &parts);
            Ok(("habit.replace".into(), Some(id.uuid()), payload))
        }
        Write::DeleteHabit { id } => {
            Ok(("habit.delete".into(), Some(id.uuid()), Value::Object(serde_json::Map::new())))
        }
        Write::OrderHabits { ids } => {
            let ids = ids.into_iter().map(HabitId::uuid).collect();
            Ok(("habit.order".into(), None, json(&OrderBody { ids })?))
        }
        Write::CreateTask { id, fields } => {
            let body = TaskBody { id: Some(id.uuid()), ..task_body(&fields)? };
            Ok(("task.create".into(), Some(id.uuid()), json(&body)?))
        }
        Write::ChangeTask { id, change } => {
            let mut payload = json(&task_body(&change.fields)?)?;
            put_changed_parts(&mut payload, &change.parts);
            Ok(("task.replace".into(), Some(id.uuid()), payload))
        }
        Write::CompleteTask { id, log_habit } => {
            // The day is settled now, as that of a check-in is.
            let body = CompleteBody { day: Some(today), log_habit, ..CompleteBody::default() };
            Ok(("task.complete".into(), Some(id.uuid()), json(&body)?))
        }
        Write::CompleteTaskAgain { id, at, day, log_habit } => {
            let body = CompleteBody { completed_at: Some(at), day: Some(day), log_habit, ..CompleteBody::default() };
            Ok(("task.complete".into(), Some(id.uuid()), json(&body)?))
        }
        Write::ReopenTask { id } => reopen(id, ReopenNext::Ask),
        Write::ReopenTaskBeside { id, next } => reopen(id, next),
        Write::DeleteTask { id, scope } => {
            Ok(("task.delete".into(), Some(id.uuid()), json(&TaskDeletePayload { scope })?))
        }
        Write::UndeleteTask { id, also } => {
            let also = also.into_iter().map(TaskId::uuid).collect();
            Ok(("task.undelete".into(), Some(id.uuid()), json(&TaskUndeletePayload { also })?))
        }
        Write::PlanTasks { ids, plan } => plans(ids.into_iter().map(|id| plan.of(id, today))),
        Write::PlanEachTask { plans: each } => plans(each.into_iter()),
        Write::OrderTask { id, position } => {
            let body = TaskOrderBody { position: position.to_string() };
            Ok(("task.order".into(), Some(id.uuid()), json(&body)?))
        }
        Write::SpendTime { id, minutes } => {
            let body = TaskTimeBody { id: None, minutes: checked_addition(minutes)? };
            Ok(("task.spend".into(), Some(id.uuid()), json(&body)?))
        }
        Write::DismissTask { id } => {
            Ok(("task.dismiss".into(), Some(id.uuid()), Value::Object(serde_json::Map::new())))
        }
        Write::PutDocument { id, body } => {
            body.clone().into_fields().map_err(first_code)?;
            Ok((format!("{}.put", body.kind().entity()).into(), Some(id), json(&body)?))
        }
        Write::DeleteDocument { kind, id } => {
            let kind = format!("{}.delete", kind.entity());
            Ok((kind.into(), Some(id), Value::Object(serde_json::Map::new())))
        }
        Write::OrderDocument { kind, id, position } => {
            let body = TaskOrderBody { position: position.to_string() };
            Ok((format!("{}.order", kind.entity()).into(), Some(id), json(&body)?))
        }
        // Several are made one by one, see `StoredOperation::all`.
        Write::Together(..) => Err("bad_operation".to_owned()),
    }
}

fn task_body(fields: &TaskFields) -> Result<TaskBody, String> {
    let body = TaskBody::of(fields);
    body.clone().into_fields().map_err(first_code)?;
    Ok(body)
}

fn reopen(id: TaskId, next: ReopenNext) -> Result<Encoded, String> {
    Ok(("task.reopen".into(), Some(id.uuid()), json(&ReopenBody { next, ..ReopenBody::default() })?))
}

fn plans(plans: impl Iterator<Item = TaskPlan>) -> Result<Encoded, String> {
    let body = TaskPlansBody { plans: plans.map(TaskPlanBody::from).collect() };
    Ok(("task.plan".into(), None, json(&body)?))
}

/// The REST body inside a payload, for the rules that read it.
pub(super) fn entry_body(payload: &EntrySetPayload) -> EntryBody {
    EntryBody {
        status: payload.status,
        value: payload.value.clone(),
        note: payload.note.clone(),
        skip_reason: payload.skip_reason.clone(),
        occurred_at: payload.occurred_at,
    }
}

fn first_code(errors: Vec<domain::problem::FieldError>) -> String {
    errors.into_iter().next().map_or_else(|| "invalid".to_owned(), |error| error.code)
}

fn json(payload: &impl Serialize) -> Result<Value, String> {
    serde_json::to_value(payload).map_err(|_| "invalid".to_owned())
}
