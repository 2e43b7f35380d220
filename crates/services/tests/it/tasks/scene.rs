//! Somebody with tasks, on the morning of a Tuesday.

use domain::{
    ids::{DeviceId, TaskId},
    recurrence::Rule,
    tasks::{Due, NextOccurrence, Task, TaskFields},
};
use jiff::{
    SignedDuration,
    civil::{Date, date},
};
use services::{
    sync::{Action, Operation, OperationAnswer, OperationOutcome, TaskAction},
    tasks::{CompleteWish, NewTask},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

pub const TODAY: Date = date(2026, 3, 10);

pub fn march(day: i8) -> Date {
    date(2026, 3, day)
}

pub fn id(number: u128) -> TaskId {
    TaskId(Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | number))
}

pub async fn scene() -> (TestServices, Person) {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    (t, ana)
}

pub fn titled(title: &str) -> TaskFields {
    TaskFields::titled(title)
}

pub fn due(title: &str, day: Date) -> TaskFields {
    TaskFields { due: Some(Due::on(day)), ..titled(title) }
}

pub fn daily(title: &str, first: Date) -> TaskFields {
    TaskFields { repeat: Some(Rule::daily()), ..due(title, first) }.checked().unwrap()
}

pub fn part(title: &str, parent: TaskId) -> TaskFields {
    TaskFields { parent_id: Some(parent), ..titled(title) }
}

pub async fn make(t: &TestServices, person: &Person, number: u128, fields: TaskFields) -> Task {
    let wish = NewTask { id: Some(id(number)), fields, position: None, key: None };
    let made = t.services.tasks().create(&person.actor, wish).await.unwrap();
    assert!(made.is_new);
    made.record.task
}

/// Completes a task a little later than whatever was before, and answers the next occurrence.
pub async fn complete(t: &TestServices, person: &Person, id: TaskId) -> Option<Task> {
    t.clock.advance(SignedDuration::from_secs(1));
    let done = t.services.tasks().complete(&person.actor, id, CompleteWish::default()).await.unwrap();
    assert!(done.record.task.completed_at.is_some());
    done.next.into_iter().next().map(|record| record.task)
}

pub async fn find(t: &TestServices, person: &Person, id: TaskId) -> Task {
    t.services.tasks().find(&person.actor, id).await.unwrap()
}

/// The id of what a task becomes on a day of its series, which counts from the day of the task.
pub fn next_id(first: &Task, day: Date) -> TaskId {
    let first_day = first.occurrence_day.or_else(|| first.day()).unwrap_or(TODAY);
    NextOccurrence { day, key: day, skipped: 0, first_day }.id_of(first)
}

/// The open tasks by their ids.
pub async fn open(t: &TestServices, person: &Person) -> Vec<Task> {
    let query = services::tasks::TaskQuery { limit: 200, ..services::tasks::TaskQuery::default() };
    t.services.tasks().list(&person.actor, &query).await.unwrap().tasks
}

/// An operation that was made so many seconds before now.
pub fn operation(t: &TestServices, number: u8, seconds_ago: i64, action: TaskAction) -> Operation {
    Operation {
        op_id: Uuid::from_u128(u128::from(number) + 1_000),
        seq: i64::from(number),
        request_hash: [number; 32],
        client_time: t.services.now() - SignedDuration::from_secs(seconds_ago),
        time_zone: "Europe/Lisbon".to_owned(),
        action: Ok(Action::Task(action)),
    }
}

pub async fn apply(t: &TestServices, person: &Person, operations: Vec<Operation>) -> Vec<OperationAnswer> {
    let device = DeviceId(Uuid::from_u128(9));
    t.services.sync().apply(&person.actor, device, "test", operations).await.unwrap()
}

pub fn outcomes(answers: &[OperationAnswer]) -> Vec<(OperationOutcome, Option<&str>)> {
    answers.iter().map(|answer| (answer.outcome, answer.code.as_deref())).collect()
}
