//! A person, their operations and their tasks. Today is Thursday, the 12th of March 2026, and it is noon.

use domain::{
    ids::TaskId,
    recurrence::Rule,
    tasks::{Due, Task, TaskFields},
};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, time},
};
use serde_json::json;
use uuid::Uuid;

use crate::offline::{
    Replica, ReplicaUser, Write,
    local::LocalState,
    operation::{Stamp, StoredOperation},
};

pub(super) const TODAY: Date = Date::constant(2026, 3, 12);

/// A day of that March.
pub(super) fn march(day: i8) -> Date {
    Date::constant(2026, 3, day)
}

pub(super) fn id(number: u128) -> TaskId {
    TaskId(Uuid::from_u128(number))
}

/// What the server knows of somebody who has nothing yet.
pub(super) fn nothing() -> LocalState {
    let user: ReplicaUser = serde_json::from_value(json!({
        "user_id": Uuid::from_u128(1), "display_name": "Ana",
        "preferences": domain::identity::Preferences::in_zone(domain::identity::TimeZoneName::utc()),
    }))
    .unwrap();
    LocalState::empty(user)
}

/// A write at noon of a day. None where it is refused.
pub(super) fn op_on(today: Date, seq: i64, write: Write) -> Option<StoredOperation> {
    let noon = TODAY.to_datetime(time(12, 0, 0, 0)).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    let client_time: Timestamp = noon + SignedDuration::from_secs(seq);
    let stamp = Stamp { op_id: Uuid::from_u128(seq.unsigned_abs().into()), client_time, tz: "UTC".to_owned(), today };
    let clock = Some(today.to_datetime(time(12, 0, 0, 0)));
    StoredOperation::new(write, stamp).ok().map(|op| StoredOperation { seq, clock, ..op })
}

/// Writes of today, one by one.
pub(super) fn ops(writes: Vec<Write>) -> Vec<StoredOperation> {
    let each = writes.into_iter().flat_map(Write::each);
    (1..).zip(each).map(|(seq, write)| op_on(TODAY, seq, write).unwrap()).collect()
}

pub(super) fn after(writes: Vec<Write>) -> Replica {
    nothing().replica(&ops(writes))
}

pub(super) fn titled(title: &str) -> TaskFields {
    TaskFields::titled(title)
}

pub(super) fn make(number: u128, fields: TaskFields) -> Write {
    Write::CreateTask { id: id(number), fields }
}

/// A task that is due on a day and comes again.
pub(super) fn repeated(number: u128, rule: Rule, day: Date) -> Write {
    make(number, TaskFields { due: Some(Due::on(day)), repeat: Some(rule), ..titled("Water the plants") })
}

pub(super) fn done(id: TaskId) -> Write {
    Write::CompleteTask { id, log_habit: true }
}

/// The open tasks in the order of their days.
pub(super) fn open(replica: &Replica) -> Vec<Task> {
    let mut open: Vec<Task> = replica.tasks.iter().filter(|task| task.is_open()).cloned().collect();
    open.sort_by_key(|task| (task.day(), task.id));
    open
}

/// The days on which something is open.
pub(super) fn open_days(replica: &Replica) -> Vec<Date> {
    open(replica).iter().filter_map(Task::day).collect()
}
