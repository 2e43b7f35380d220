//! Operations of the offline queue. Payloads keep and ignore fields that they do not know, so that a newer client can
//! talk to an older server and a queued operation outlives an update.

use domain::{
    habits::{EntryStatus, Patch},
    tasks::DeleteReach,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// What both sides speak now. It counts up when operations of the number before would be misread, and only then: builds
/// come and go without it.
pub const PROTOCOL: u8 = 1;
/// The lowest number whose operations a server still reads; those of a lower one are answered `client_too_old`.
pub const OLDEST_PROTOCOL: u8 = 1;

const fn first_protocol() -> u8 {
    1
}

/// A batch: at most 1,000 operations or 1 MiB.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OperationsBody {
    /// This browser or app.
    pub device_id: Uuid,
    /// Build that made the batch.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub client_build: String,
    /// The protocol that the client speaks; 1 when left out.
    #[serde(default = "first_protocol")]
    pub wellspring: u8,
    /// Applied in order of `seq`. Read one by one, so that one that cannot be read stops no other.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<OperationBody>, max_items = 1000))]
    pub ops: Vec<Value>,
}

/// One operation. Only its payload may hold fields that the server does not know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OperationBody {
    /// UUIDv7; the same id with the same content is applied once.
    pub op_id: Uuid,
    /// Order on the device.
    pub seq: i64,
    /// `habit`, `entry`, `timer`, `task`, `habit_group`, `identity`, `pause`, `stack`, `reminder`, `project`,
    /// `section`, `label` or `task_filter`: what `kind` begins with.
    #[cfg_attr(
        feature = "openapi",
        schema(
            pattern = "^(habit|entry|timer|task|habit_group|identity|pause|stack|reminder|project|section|label|task_filter)$"
        )
    )]
    pub entity: String,
    /// The id of what it is about, of an entry its habit's; null for `habit.order` and `task.plan`.
    #[serde(default)]
    pub entity_id: Option<Uuid>,
    /// `habit.create`, `habit.replace`, `habit.delete`, `habit.order`, `entry.set`, `entry.increment`, `entry.clear`,
    /// `entry.note`, `timer.start`, `timer.stop`, `timer.discard`, `task.create`, `task.replace`, `task.complete`,
    /// `task.reopen`, `task.delete`, `task.undelete`, `task.order`, `task.plan`, `task.spend`, `task.dismiss`, or `put`
    /// and `delete` of `habit_group`, `identity`, `pause`, `stack`, `reminder`, `project`, `section`, `label` and
    /// `task_filter`, and `order` of the last four.
    pub kind: String,
    /// The REST body of the kind; entry kinds also carry `day`, `timer.start` may, and `timer.stop` and `timer.discard`
    /// name the timer by `id`. `habit.replace` and `task.replace` may name in
    /// `changed` the fields that the device changed: the others are left as they are.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub payload: Value,
    /// The version that the device had seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_version: Option<i64>,
    /// The device's clock, corrected by the offset that it last measured.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub client_time: Timestamp,
    /// Zone of the device at that moment.
    pub tz: String,
}

/// Payload of `entry.set`: an absent field stays, null clears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntrySetPayload {
    /// Local day.
    #[serde(deserialize_with = "crate::day::required")]
    pub day: Date,
    /// New status.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub status: Patch<EntryStatus>,
    /// New amount.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub value: Patch<String>,
    /// New note.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub note: Patch<String>,
    /// New reason.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub skip_reason: Patch<String>,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    pub occurred_at: Patch<Timestamp>,
}

/// Payload of `entry.increment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryIncrementPayload {
    /// Local day.
    #[serde(deserialize_with = "crate::day::required")]
    pub day: Date,
    /// Increment id; the operation's id when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Decimal string, not zero.
    pub amount: String,
}

/// Payload of `entry.clear`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryClearPayload {
    /// Local day.
    #[serde(deserialize_with = "crate::day::required")]
    pub day: Date,
}

/// Payload of `entry.note`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryNotePayload {
    /// Local day.
    #[serde(deserialize_with = "crate::day::required")]
    pub day: Date,
    /// New note, or null.
    #[serde(default)]
    pub note: Option<String>,
}

/// Payload of `timer.start`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerStartPayload {
    /// Local day at the start, to which the time will be added; the owner's day at `started_at`, else at the
    /// operation's time, in the operation's zone when left out.
    #[serde(default, deserialize_with = "crate::day::optional", skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// Timer id; the operation's id when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// When it began; the operation's time when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
}

/// Payload of `timer.stop`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerStopPayload {
    /// Which timer.
    pub id: Uuid,
    /// When it ended; the operation's time when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// Whether the person was asked about more than twelve hours. Nobody asked, such a timer goes on running.
    #[serde(default)]
    pub sure: bool,
}

/// Payload of `timer.discard`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerDiscardPayload {
    /// Which timer.
    pub id: Uuid,
}

/// Payload of `task.delete`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDeletePayload {
    /// How much of its series goes: `one`, `following` or `all`.
    #[serde(default = "one")]
    pub scope: DeleteReach,
}

const fn one() -> DeleteReach {
    DeleteReach::One
}

/// Payload of `task.undelete`: everything that one deletion took, as one. Of a `task.delete` with a scope the ids are
/// those that the device saw go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TaskUndeletePayload {
    /// Further tasks that come back with it; parts that went together with their task come back by themselves.
    #[serde(default)]
    pub also: Vec<Uuid>,
}

/// What became of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum OperationStatus {
    /// Done now.
    Applied,
    /// Was done before.
    Duplicate,
    /// A later change stands; this one is kept in the history.
    Superseded,
    /// Cannot be done; see `code`.
    Rejected,
    /// Clashes with the state; see `code`.
    Conflict,
}

/// The answer to one operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperationResult {
    /// Which operation; null for one whose id cannot be read, so that only its place among the results tells.
    pub op_id: Option<Uuid>,
    /// What became of it.
    pub status: OperationStatus,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The entity after the operation: a habit, an entry, a task, or a document of any kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub entity: Option<Value>,
    /// The entity's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// The answer to a batch. A client trusts an answer only with `wellspring: 1`: captive portals answer 200 with HTML.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperationsAnswer {
    /// Always 1.
    pub wellspring: u8,
    /// One for each operation, in the order in which they were sent.
    pub results: Vec<OperationResult>,
    /// The server's time, to measure the device's offset.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub server_time: Timestamp,
    /// Whose operations these were.
    pub user_id: Uuid,
}
