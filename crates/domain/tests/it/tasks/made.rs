//! Tasks for the tests. Today is Thursday, the 12th of March 2026.

use domain::{
    habits::Calendar,
    ids::{TaskId, TaskSeriesId},
    recurrence::Rule,
    tasks::{Completion, Due, OrderKey, Task, TaskFields, TaskSeries},
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday, time},
};

use crate::support::march;

pub const CAL: Calendar = Calendar { today: Date::constant(2026, 3, 12), week_start: Weekday::Monday };

pub fn id(number: u128) -> TaskId {
    TaskId(uuid::Uuid::from_u128(number))
}

/// A task of which nothing is said; its place follows its number.
pub fn task(number: u128) -> Task {
    let place = OrderKey::spread(usize::try_from(number).unwrap() + 1).pop().unwrap();
    Task::new(id(number), TaskFields::titled(format!("Task {number}")), place, Timestamp::UNIX_EPOCH, CAL.today)
}

pub fn due(number: u128, day: Date) -> Task {
    Task { due: Some(Due::on(day)), ..task(number) }
}

pub fn part(number: u128, parent: u128) -> Task {
    Task { parent_id: Some(id(parent)), ..task(number) }
}

pub fn done(task: Task) -> Task {
    Task { completed_at: Some(Timestamp::UNIX_EPOCH), completed_on: Some(CAL.today), ..task }
}

pub fn series(rule: Rule, first_day: Date) -> TaskSeries {
    TaskSeries { id: TaskSeriesId(uuid::Uuid::from_u128(900)), rule: rule.anchored(first_day), first_day, version: 1 }
}

/// The occurrence of a day.
pub fn occurrence(number: u128, series: &TaskSeries, day: Date) -> Task {
    Task {
        repeat: Some(series.rule.clone()),
        series_id: Some(series.id),
        occurrence_day: Some(day),
        ..due(number, day)
    }
}

/// Noon of a day of March.
pub fn at_noon(day: i8) -> Completion {
    at_clock(march(day).to_datetime(time(12, 0, 0, 0)))
}

pub fn at_clock(clock: DateTime) -> Completion {
    Completion { at: Timestamp::UNIX_EPOCH, day: clock.date(), clock }
}

pub fn numbers<'a>(tasks: impl IntoIterator<Item = &'a Task>) -> Vec<u128> {
    tasks.into_iter().map(|task| task.id.uuid().as_u128()).collect()
}
