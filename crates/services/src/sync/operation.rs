//! Operations as the use case reads them, already parsed: what cannot be read is a rejection of that one operation,
//! never of the batch.

use domain::{
    habits::{
        Document, DocumentFields, DocumentKind, Entry, EntryPatch, HabitChange, HabitFields, PressKind, Quantity,
    },
    ids::{HabitId, TaskId},
    tasks::{DeleteReach, OrderKey, Task, TaskChange, TaskFields, TaskPlan},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    habits::HabitRecord,
    tasks::{CompleteWish, ReopenWish},
};

/// One operation of a device.
#[derive(Debug, Clone)]
pub struct Operation {
    /// UUIDv7 of the device's making.
    pub op_id: Uuid,
    /// Order on the device.
    pub seq: i64,
    /// SHA-256 of the operation as sent.
    pub request_hash: [u8; 32],
    /// The device's clock, corrected by its last measured offset.
    pub client_time: Timestamp,
    /// Zone of the device.
    pub time_zone: String,
    /// What to do, or why it cannot be read.
    pub action: Result<Action, Rejection>,
}

/// What an operation does.
#[derive(Debug, Clone)]
pub enum Action {
    /// `habit.create`, with the instant when it is archived already.
    CreateHabit(HabitId, HabitFields, Option<Timestamp>),
    /// `habit.replace`, with what of it the device changed.
    ReplaceHabit(HabitId, HabitChange),
    /// `habit.delete`
    DeleteHabit(HabitId),
    /// `habit.order`
    OrderHabits(Vec<HabitId>),
    /// `entry.set` and `entry.note`
    SetEntry(HabitId, Date, EntryPatch),
    /// `entry.increment` with the increment's id.
    Increment(HabitId, Date, Uuid, Quantity),
    /// `entry.clear`
    ClearEntry(HabitId, Date),
    /// `timer.start`, `timer.stop` and `timer.discard`
    PressTimer(HabitId, TimerPress),
    /// What begins with `task.`
    Task(TaskAction),
    /// `put` of a document of any kind.
    PutDocument(Uuid, DocumentFields),
    /// `delete` of one.
    DeleteDocument(DocumentKind, Uuid),
    /// `order` of one whose place is a key.
    OrderDocument(DocumentKind, Uuid, OrderKey),
}

/// What an operation does to tasks.
#[derive(Debug, Clone)]
pub enum TaskAction {
    /// `task.create`, with the place where one is named.
    Create(TaskId, TaskFields, Option<OrderKey>),
    /// `task.replace`, with what of it the device changed.
    Replace(TaskId, TaskChange),
    /// `task.complete`
    Complete(TaskId, CompleteWish),
    /// `task.reopen`
    Reopen(TaskId, ReopenWish),
    /// `task.delete`, with how much of its series goes.
    Delete(TaskId, DeleteReach),
    /// `task.undelete`, with what comes back with it.
    Undelete(TaskId, Vec<TaskId>),
    /// `task.order`
    Order(TaskId, OrderKey),
    /// `task.plan`
    Plan(Vec<TaskPlan>),
    /// `task.spend`, with the minutes that are added.
    Spend(TaskId, i32),
    /// `task.dismiss`
    Dismiss(TaskId),
}

/// A press of a habit's timer. Its own id is the operation's, and so is its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimerPress {
    /// The timer that it is about: for a start its id.
    pub timer: Uuid,
    /// When it began or ended, if that is not the time of the press.
    pub said_at: Option<Timestamp>,
    /// What it does.
    pub kind: PressKind,
}

/// Why an operation was not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Whether it clashes with the state, rather than being wrong in itself.
    pub is_conflict: bool,
    /// Stable code.
    pub code: String,
}

impl Rejection {
    /// Wrong in itself.
    #[must_use]
    pub fn new(code: impl Into<String>) -> Self {
        Self { is_conflict: false, code: code.into() }
    }
}

/// What became of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationOutcome {
    /// Done now.
    Applied,
    /// Was done before.
    Duplicate,
    /// A later change stands.
    Superseded,
    /// Cannot be done.
    Rejected,
    /// Clashes with the state.
    Conflict,
}

/// The answer to one operation.
#[derive(Debug, Clone)]
pub struct OperationAnswer {
    /// Which operation.
    pub op_id: Uuid,
    /// What became of it.
    pub outcome: OperationOutcome,
    /// Why it was refused.
    pub code: Option<String>,
    /// The entity's version afterwards.
    pub version: Option<i64>,
    /// The entity afterwards.
    pub entity: Option<AppliedEntity>,
}

/// What an operation changed.
#[derive(Debug, Clone)]
pub enum AppliedEntity {
    /// A habit.
    Habit(Box<HabitRecord>),
    /// A day's entry.
    Entry(Box<Entry>),
    /// A task.
    Task(Box<Task>),
    /// A document of any kind.
    Document(Box<Document>),
}
