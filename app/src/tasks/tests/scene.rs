//! A person's tasks on a Thursday in March.

use domain::{
    habits::Calendar,
    ids::{LabelId, ProjectId, SectionId, TaskId},
    tasks::{Due, Label, OrderKey, Project, ProjectLayout, Section, Task, TaskFields},
};
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use uuid::Uuid;

use crate::{
    tasks::values::{Listed, Names},
    tests::fixture::{CALENDAR, TODAY},
};

pub(super) const CAL: Calendar = CALENDAR;
pub(super) const WORK: ProjectId = ProjectId(Uuid::from_u128(101));
pub(super) const PLANNING: SectionId = SectionId(Uuid::from_u128(102));
pub(super) const PHONE: LabelId = LabelId(Uuid::from_u128(103));

pub(super) fn id(number: u128) -> TaskId {
    TaskId(Uuid::from_u128(number))
}

pub(super) fn march(day: i8) -> Date {
    date(2026, 3, day)
}

/// A task of which nothing but the title is said; its place follows its number.
pub(super) fn task(number: u128, title: &str) -> Task {
    of(number, TaskFields::titled(title))
}

pub(super) fn of(number: u128, fields: TaskFields) -> Task {
    let place = (1..number).fold(OrderKey::first(), |last, _| OrderKey::between(Some(&last), None).unwrap_or(last));
    Task::new(id(number), fields, place, Timestamp::UNIX_EPOCH, TODAY)
}

pub(super) fn due(number: u128, title: &str, day: Date) -> Task {
    of(number, TaskFields { due: Some(Due::on(day)), ..TaskFields::titled(title) })
}

pub(super) fn done(task: Task) -> Task {
    Task { completed_at: Some(Timestamp::UNIX_EPOCH), completed_on: Some(TODAY), ..task }
}

pub(super) fn project() -> Project {
    Project {
        id: WORK,
        name: "Work".to_owned(),
        color: 3,
        layout: ProjectLayout::List,
        position: OrderKey::first(),
        archived_at: None,
        version: 1,
    }
}

pub(super) fn names() -> Names {
    let section = Section {
        id: PLANNING,
        project_id: WORK,
        name: "Planning".to_owned(),
        position: OrderKey::first(),
        version: 1,
    };
    let label = Label { id: PHONE, name: "phone".to_owned(), color: 5, position: OrderKey::first(), version: 1 };
    Names { projects: vec![project()], sections: vec![section], labels: vec![label], habits: Vec::new() }
}

pub(super) fn listed<T>(view: T) -> Listed<T> {
    Listed { view, names: names() }
}

/// Every text has to be there.
pub(super) fn has(html: &str, texts: &[&str]) {
    for text in texts {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}
