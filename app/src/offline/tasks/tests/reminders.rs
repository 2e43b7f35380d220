//! Reminders of tasks without a network: written as documents, and going along with what comes again.

use domain::{
    habits::DocumentKind,
    ids::TaskId,
    recurrence::Rule,
    tasks::{Due, TaskFields},
};
use jiff::civil::Time;
use serde_json::json;
use uuid::Uuid;
use wire::habits::{DocumentBody, ReminderBody};

use super::scene::{TODAY, after, done, id, make, march, open, titled};
use crate::offline::{Replica, Write};

fn remind(number: u128, task: TaskId, minutes: u16) -> Write {
    let body = json!({ "task_id": task, "minutes_before": minutes });
    let body = DocumentBody::Reminder(serde_json::from_value::<ReminderBody>(body).unwrap());
    Write::PutDocument { id: Uuid::from_u128(number), body }
}

/// Every day at six o'clock in the evening.
fn daily() -> Write {
    let due = Some(Due::at(TODAY, Time::constant(18, 0, 0, 0)));
    make(1, TaskFields { due, repeat: Some(Rule::daily()), ..titled("Water the plants") })
}

fn count(replica: &Replica, task: TaskId) -> usize {
    replica.reminders_of_task(task).count()
}

#[test]
fn a_reminder_shows_at_once_and_waits_with_its_task_in_the_trash() {
    let made = vec![make(1, titled("Call the bank")), remind(41, id(1), 10), remind(42, id(1), 0)];
    let replica = after(made.clone());
    assert_eq!(count(&replica, id(1)), 2);
    assert!(replica.pending_documents.contains(&Uuid::from_u128(41)));
    let gone = Write::DeleteDocument { kind: DocumentKind::Reminder, id: Uuid::from_u128(41) };
    assert_eq!(count(&after([made.clone(), vec![gone]].concat()), id(1)), 1);
    let trash = Write::DeleteTask { id: id(1), scope: domain::tasks::DeleteReach::One };
    let thrown = after([made.clone(), vec![trash.clone()]].concat());
    assert!(thrown.reminders.is_empty());
    let back = Write::UndeleteTask { id: id(1), also: Vec::new() };
    assert_eq!(count(&after([made, vec![trash, back]].concat()), id(1)), 2);
}

#[test]
fn reminders_go_along_to_the_next_occurrence_and_come_back() {
    let made = vec![daily(), remind(41, id(1), 10), done(id(1))];
    let replica = after(made.clone());
    let next = open(&replica)[0].clone();
    assert_eq!(next.day(), Some(march(13)));
    assert_eq!((count(&replica, id(1)), count(&replica, next.id)), (0, 1));
    let replica = after([made, vec![Write::ReopenTask { id: id(1) }]].concat());
    assert_eq!((count(&replica, id(1)), replica.reminders.len()), (1, 1));
}

#[test]
fn the_reminder_of_a_part_goes_along_with_its_part() {
    let part = TaskFields { parent_id: Some(id(1)), due: Some(Due::on(TODAY)), ..titled("Fill the can") };
    let replica = after(vec![daily(), make(2, part), remind(41, id(2), 10), done(id(1))]);
    let next = open(&replica).into_iter().find(|task| task.parent_id.is_some_and(|parent| parent != id(1))).unwrap();
    assert_eq!((count(&replica, id(2)), count(&replica, next.id)), (0, 1));
}
