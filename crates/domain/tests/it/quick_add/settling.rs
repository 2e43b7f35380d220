//! Drafts become tasks: names become ids, repeats become rules, and what is missing is told.

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId},
    problem::FieldError,
    recurrence::Rule,
    tasks::{
        Due, Label, OrderKey, Priority, Project, ProjectLayout, Section, Timeframe,
        filter::TaskNames,
        quick_add::{MissingName, NewName, Reader, Settled},
    },
    time::DayStart,
};
use jiff::civil::{Weekday, date, time};
use uuid::Uuid;

use super::READER;

fn project(number: u128, name: &str) -> Project {
    Project {
        id: ProjectId(Uuid::from_u128(number)),
        name: name.to_owned(),
        color: 0,
        layout: ProjectLayout::List,
        position: OrderKey::first(),
        archived_at: None,
        version: 1,
    }
}

fn section(number: u128, of: u128, name: &str) -> Section {
    Section {
        id: SectionId(Uuid::from_u128(number)),
        project_id: ProjectId(Uuid::from_u128(of)),
        name: name.to_owned(),
        position: OrderKey::first(),
        version: 1,
    }
}

fn label(number: u128, name: &str) -> Label {
    let id = LabelId(Uuid::from_u128(number));
    Label { id, name: name.to_owned(), color: 0, position: OrderKey::first(), version: 1 }
}

/// Two projects called work, of which one is archived; a section of each project, and one name in both of home's.
fn with_names<T>(answer: impl FnOnce(&TaskNames<'_>) -> T) -> T {
    let old = Project { archived_at: Some(jiff::Timestamp::UNIX_EPOCH), ..project(1, "work") };
    let projects = [old, project(2, "Work"), project(3, "Home")];
    let sections =
        [section(10, 2, "Next"), section(11, 3, "Next"), section(12, 3, "Kitchen"), section(13, 1, "Kitchen")];
    let labels = [label(20, "phone"), label(21, "\u{c9}t\u{e9}")];
    answer(&TaskNames::new(&projects, &sections, &labels, [(HabitId(Uuid::from_u128(30)), "Yoga")]))
}

fn settled(line: &str) -> Settled {
    with_names(|names| READER.read(line).draft.settle(names, Weekday::Monday))
}

fn refused(line: &str) -> Vec<FieldError> {
    settled(line).refused
}

#[test]
fn a_whole_line_becomes_a_whole_task() {
    let Settled { fields, missing, refused } = settled(
        "Call Ana tomorrow at 3pm #work /next @Phone @\"\u{e9}t\u{c9}\" p2 {2026-03-20} 30min ~week +yoga every 2 weeks",
    );
    assert_eq!((missing, refused), (vec![], vec![]));
    assert_eq!(fields.title, "Call Ana");
    assert_eq!(fields.due, Some(Due::at(date(2026, 3, 12), time(15, 0, 0, 0))));
    assert_eq!(fields.deadline, Some(date(2026, 3, 20)));
    assert_eq!(
        (fields.project_id, fields.section_id),
        (Some(ProjectId(Uuid::from_u128(2))), Some(SectionId(Uuid::from_u128(10))))
    );
    let labels: Vec<u128> = fields.labels.iter().map(|id| id.uuid().as_u128()).collect();
    assert_eq!(labels, [20, 21]);
    assert_eq!((fields.priority, fields.timeframe), (Priority::P2, Some(Timeframe::ThisWeek)));
    assert_eq!((fields.estimate_minutes, fields.habit_id), (Some(30), Some(HabitId(Uuid::from_u128(30)))));
    assert_eq!(fields.repeat, Rule::parse("FREQ=WEEKLY;INTERVAL=2").ok());
}

#[test]
fn nothing_new_goes_into_an_archived_project() {
    with_names(|names| {
        assert_eq!(names.projects_named("WORK").len(), 2);
        assert_eq!(names.open_project("WORK"), Some(ProjectId(Uuid::from_u128(2))));
        // The other kitchen is in the archived project.
        assert_eq!(names.only_section("kitchen").map(|(project, _)| project.uuid().as_u128()), Some(3));
    });
}

#[test]
fn a_section_without_a_project_is_the_only_one_of_its_name() {
    let fields = settled("Paint /kitchen").fields;
    assert_eq!(fields.project_id, Some(ProjectId(Uuid::from_u128(3))));
    assert_eq!(refused("Paint /next"), [FieldError::new("section", "needs_project")]);
    assert_eq!(refused("Paint /nowhere"), [FieldError::new("section", "needs_project")]);
    assert_eq!(refused("Paint #inbox /next"), [FieldError::new("section", "needs_project")]);
}

#[test]
fn the_inbox_is_no_project() {
    let Settled { fields, missing, refused } = settled("Paint #Inbox");
    assert_eq!((fields.project_id, missing, refused), (None, vec![], vec![]));
}

#[test]
fn what_is_missing_is_told_and_made_only_then() {
    let missing = |line: &str| settled(line).missing;
    let text = str::to_owned;
    assert_eq!(missing("Dig #Garden"), [MissingName::Project(text("Garden"))]);
    assert_eq!(missing("Dig #Home /Shed"), [MissingName::Section(text("Shed"))]);
    assert_eq!(missing("Dig @spade"), [MissingName::Label(text("spade"))]);
    let (task, made) = with_names(|names| {
        let mut next = 100;
        let new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        settled("Dig #Garden /Beds @phone @spade @rake").with_new(names, new_id)
    });
    let [
        NewName::Project(garden, its),
        NewName::Section(beds, of),
        NewName::Label(spade, first),
        NewName::Label(rake, second),
    ] = made.as_slice()
    else {
        panic!("{made:?}")
    };
    assert_eq!((task.project_id, task.section_id), (Some(*garden), Some(*beds)));
    assert_eq!((its.name.as_str(), of.name.as_str(), of.project_id), ("Garden", "Beds", *garden));
    assert!(task.labels.contains(spade) && task.labels.contains(rake) && task.labels.len() == 3);
    assert_eq!((its.color, first.color, second.color), (3, 2, 3));
}

#[test]
fn what_cannot_be_is_named_by_its_piece() {
    assert_eq!(refused("+running"), [FieldError::new("habit", "not_found"), FieldError::new("title", "required")]);
    assert_eq!(refused("Ping hourly"), [FieldError::new("repeat", "too_often")]);
    assert_eq!(refused("Sail 200h"), [FieldError::new("estimate_minutes", "out_of_range")]);
    let long = format!("Dig @{} #{}", "a".repeat(61), "b".repeat(121));
    assert_eq!(refused(&long), [FieldError::new("project", "too_long"), FieldError::new("labels", "too_long")]);
    let many: String = (0..31).map(|number| format!(" @tag{number}")).collect();
    assert_eq!(refused(&format!("Dig{many}")), [FieldError::new("labels", "too_many")]);
}

#[test]
fn repeats_become_rules() {
    let rule = |line: &str| settled(line).fields.repeat.map(|rule| rule.to_string()).unwrap_or_default();
    for (line, written) in [
        ("x every day", "FREQ=DAILY"),
        ("x every 48 hours", "FREQ=DAILY;INTERVAL=2"),
        ("x every mon and fri", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("x every 15th", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("x every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("x every 3rd friday", "FREQ=MONTHLY;BYDAY=3FR"),
        ("x every last friday", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("x quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("x yearly", "FREQ=YEARLY"),
        ("x every! 10 days", "FREQ=DAILY;INTERVAL=10;FROM=COMPLETION"),
    ] {
        assert_eq!(rule(line), written, "{line}");
    }
    let sunday = with_names(|names| READER.read("x every 2 weeks").draft.settle(names, Weekday::Sunday));
    assert_eq!(sunday.fields.repeat.map(|rule| rule.to_string()).as_deref(), Some("FREQ=WEEKLY;INTERVAL=2;WKST=SU"));
}

#[test]
fn at_night_a_day_is_seen_from_the_evening_before_and_a_time_from_the_clock() {
    let now = date(2026, 3, 11).at(1, 30, 0, 0);
    let night = Reader { now, day_start: DayStart::from_minutes(180).unwrap(), ..READER };
    let due = |line: &str| night.read(line).draft.due.map(|due| (due.day.day(), due.time.map(|time| time.hour())));
    assert_eq!(due("x today"), Some((10, None)));
    assert_eq!(due("x tomorrow"), Some((11, None)));
    assert_eq!(due("x every day"), Some((10, None)));
    assert_eq!(due("x in 2 hours"), Some((11, Some(3))));
    assert_eq!(due("x at 15:00"), Some((11, Some(15))));
    assert_eq!(due("x at 1:00"), Some((12, Some(1))));
}
