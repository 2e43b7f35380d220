//! What the pages of tasks show.

use std::collections::BTreeSet;

use domain::{
    ids::{ProjectId, SectionId},
    recurrence::Rule,
    tasks::{
        CalendarSpan, CompletedRequest, Due, OrderKey, Priority, Progress, Project, ProjectLayout, Section,
        SuggestionRequest, Task, TaskDay, TaskItem, Timeframe, calendar_tasks, completed_tasks, inbox_tasks,
        project_tasks, today_tasks, upcoming_tasks,
    },
};
use jiff::{
    Timestamp,
    civil::{Weekday, date, time},
};
use uuid::Uuid;

use super::made::{CAL, done, due, numbers, occurrence, part, series, task};
use crate::support::march;

fn shown(items: &[TaskItem]) -> Vec<u128> {
    numbers(items.iter().map(|item| &item.task))
}

fn filled(days: &[TaskDay]) -> Vec<(i8, Vec<u128>)> {
    let filled = days.iter().filter(|day| !day.items.is_empty());
    filled.map(|day| (day.day.day(), shown(&day.items))).collect()
}

fn expected(days: &[TaskDay]) -> Vec<i8> {
    days.iter().flat_map(|day| &day.expected).map(|one| one.day.day()).collect()
}

#[test]
fn today_has_what_is_left_over_what_is_for_today_and_what_is_done() {
    let at = |number: u128, hour: i8| Task { due: Some(Due::at(march(12), time(hour, 0, 0, 0))), ..task(number) };
    let this_week = Task { timeframe: Some(Timeframe::ThisWeek), planned_on: Some(march(9)), ..task(7) };
    let old = Task { completed_on: Some(march(11)), ..done(task(10)) };
    let tasks = [
        Task { priority: Priority::P2, ..due(1, march(12)) },
        due(2, march(12)),
        at(3, 18),
        at(4, 9),
        due(5, march(11)),
        due(6, march(3)),
        this_week,
        due(8, march(13)),
        done(due(9, march(12))),
        old,
    ];
    let without_vote = BTreeSet::new();
    let request = SuggestionRequest { cal: CAL, minutes_left: 0, without_vote: &without_vote };
    let view = today_tasks(&tasks, &request);
    assert_eq!(shown(&view.from_earlier), [6, 5]);
    assert_eq!(shown(&view.today_items), [4, 3, 1, 2]);
    assert_eq!((shown(&view.this_week), shown(&view.done)), (vec![7], vec![9]));
    assert_eq!(view.suggestions.len(), 2);
    assert!(view.from_earlier.iter().all(|item| item.is_overdue) && !view.today_items[0].is_overdue);
}

#[test]
fn upcoming_shows_every_day_and_what_will_come_again() {
    let daily = series(Rule::daily().every(2), march(12));
    let tasks = [occurrence(1, &daily, march(14)), due(2, march(14)), due(3, march(11)), done(due(4, march(13)))];
    let view = upcoming_tasks(&tasks, std::slice::from_ref(&daily), CAL, march(1), 7);
    assert_eq!((view.days.len(), view.days[0].day), (7, march(12)));
    assert_eq!(filled(&view.days), [(14, vec![1, 2])]);
    assert_eq!(expected(&view.days), [16, 18]);
    let after = series(Rule::daily().after_completion(), march(12));
    let tasks = [occurrence(1, &after, march(14))];
    assert!(expected(&upcoming_tasks(&tasks, &[after], CAL, march(12), 7).days).is_empty());
    assert_eq!(upcoming_tasks(&[], &[], CAL, march(12), u16::MAX).days.len(), 92);
}

#[test]
fn an_overdue_repeat_is_expected_after_today_only() {
    let daily = series(Rule::daily(), march(1));
    let tasks = [occurrence(1, &daily, march(3))];
    let view = upcoming_tasks(&tasks, &[daily], CAL, march(12), 4);
    assert_eq!(expected(&view.days), [13, 14, 15]);
}

#[test]
fn a_calendar_has_whole_weeks() {
    let monday = CalendarSpan::Month.days_around(march(12), Weekday::Monday);
    assert_eq!(monday, (date(2026, 2, 23), date(2026, 4, 5)));
    let sunday = CalendarSpan::Month.days_around(march(12), Weekday::Sunday);
    assert_eq!(sunday, (march(1), date(2026, 4, 4)));
    assert_eq!(CalendarSpan::Week.days_around(march(12), Weekday::Monday), (march(9), march(15)));
    let tasks = [due(1, march(9)), done(due(2, march(15))), Task { deadline: Some(march(10)), ..task(3) }];
    let view = calendar_tasks(&tasks, &[], CAL, CalendarSpan::Week, march(12));
    assert_eq!(filled(&view.days), [(9, vec![1]), (10, vec![3]), (15, vec![2])]);
    assert_eq!(view.days.len(), 7);
}

#[test]
fn the_inbox_has_parts_below_their_tasks() {
    let elsewhere = Task { project_id: Some(ProjectId(Uuid::from_u128(1))), ..task(9) };
    let tasks = [task(5), part(3, 5), part(4, 3), task(1), done(part(2, 1)), part(6, 2), elsewhere];
    let view = inbox_tasks(&tasks, CAL);
    let rows: Vec<_> = view.items.iter().map(|item| (item.task.id.uuid().as_u128(), item.indent)).collect();
    assert_eq!(rows, [(1, 0), (6, 2), (5, 0), (3, 1), (4, 2)]);
    assert_eq!(view.items[0].progress, Progress { done: 2, all: 2 });
}

#[test]
fn a_project_is_shown_in_its_sections() {
    let project_id = ProjectId(Uuid::from_u128(1));
    let project = Project {
        id: project_id,
        name: "House".to_owned(),
        color: 0,
        layout: ProjectLayout::Board,
        position: OrderKey::first(),
        archived_at: None,
        version: 1,
    };
    let places = OrderKey::spread(2);
    let section = |number: u128, place: usize| Section {
        id: SectionId(Uuid::from_u128(number)),
        project_id,
        name: format!("Section {number}"),
        position: places[place].clone(),
        version: 1,
    };
    let own = |number: u128, section: Option<u128>| Task {
        project_id: Some(project_id),
        section_id: section.map(|section| SectionId(Uuid::from_u128(section))),
        ..task(number)
    };
    let tasks = [own(1, None), own(2, Some(20)), own(3, Some(10)), done(own(4, Some(10))), own(5, Some(99)), task(6)];
    let view = project_tasks(&project, &[section(10, 1), section(20, 0)], &tasks, CAL);
    assert_eq!(shown(&view.items), [1, 5]);
    let sections: Vec<_> = view.sections.iter().map(|section| shown(&section.items)).collect();
    assert_eq!(sections, [[2], [3]]);
    assert_eq!(view.progress, Progress { done: 1, all: 5 });
}

#[test]
fn what_was_done_is_found_by_its_words() {
    let at = |number: u128, day: i8, title: &str, notes: &str| Task {
        title: title.to_owned(),
        notes: Some(notes.to_owned()),
        completed_at: Some(Timestamp::from_second(i64::from(day) * 86_400).unwrap()),
        completed_on: Some(march(day)),
        ..task(number)
    };
    let tasks = [at(1, 9, "Call Ana", ""), at(2, 11, "Write", "to ANA and Bo"), at(3, 11, "Swim", ""), task(4)];
    let search = |words: &str, skip, limit| {
        let view = completed_tasks(&tasks, &CompletedRequest { search: words.to_owned(), skip, limit });
        let days: Vec<_> = view.days.iter().map(|day| (day.day.day(), shown(&day.items))).collect();
        (view.found, days)
    };
    assert_eq!(search(" ", 0, 10), (3, vec![(11, vec![3, 2]), (9, vec![1])]));
    assert_eq!(search("ana", 0, 10), (2, vec![(11, vec![2]), (9, vec![1])]));
    assert_eq!(search("bo ana", 0, 10), (1, vec![(11, vec![2])]));
    assert_eq!(search("", 2, 1), (3, vec![(9, vec![1])]));
}
