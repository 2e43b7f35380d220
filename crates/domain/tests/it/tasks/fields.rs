//! Fields of tasks and their limits.

use domain::{
    ids::{LabelId, ProjectId, SectionId, TaskId},
    recurrence::Rule,
    tasks::{
        ChecklistLine, Due, LONGEST_NOTES, LONGEST_TITLE, MOST_CHECKLIST_LINES, MOST_ESTIMATE_MINUTES, MOST_LABELS,
        MOST_SPENT_MINUTES, Task, TaskFields, Timeframe,
    },
};
use jiff::civil::date;
use uuid::Uuid;

use super::made::{CAL, task};
use crate::support::march;

fn refused(fields: TaskFields) -> Vec<(String, String)> {
    let errors = fields.checked().err().unwrap_or_default();
    errors.into_iter().map(|error| (error.field, error.code)).collect()
}

fn assert_refused(fields: TaskFields, field: &str, code: &str) {
    assert_eq!(refused(fields), [(field.to_owned(), code.to_owned())]);
}

fn line(text: &str) -> ChecklistLine {
    ChecklistLine { text: text.to_owned(), is_done: false }
}

#[test]
fn a_title_has_one_to_five_hundred_characters() {
    assert_eq!(TaskFields::titled(" Call Ana ").checked().unwrap().title, "Call Ana");
    assert!(TaskFields::titled("x".repeat(LONGEST_TITLE)).checked().is_ok());
    assert_refused(TaskFields::titled(" "), "title", "required");
    assert_refused(TaskFields::titled("x".repeat(LONGEST_TITLE + 1)), "title", "too_long");
    assert_refused(TaskFields::titled("one\ntwo"), "title", "control_character");
}

#[test]
fn a_part_stays_one_only_within_its_project() {
    let (work, home) = (ProjectId(Uuid::from_u128(1)), ProjectId(Uuid::from_u128(2)));
    let section = Some(SectionId(Uuid::from_u128(3)));
    let whole = Some(TaskId(Uuid::from_u128(4)));
    let mut fields = TaskFields { project_id: Some(work), parent_id: whole, ..TaskFields::titled("Pack") };
    fields.put_into(Some(work), section);
    assert_eq!((fields.project_id, fields.section_id, fields.parent_id), (Some(work), section, whole));
    fields.put_into(Some(home), None);
    assert_eq!((fields.project_id, fields.section_id, fields.parent_id), (Some(home), None, None));
}

#[test]
fn every_field_has_its_limit() {
    let base = || TaskFields::titled("Call Ana");
    let labels = |count: u128| (0..count).map(|label| LabelId(Uuid::from_u128(label))).collect();
    let most = u128::try_from(MOST_LABELS).unwrap();
    assert!(
        TaskFields { labels: labels(most), estimate_minutes: Some(MOST_ESTIMATE_MINUTES), ..base() }.checked().is_ok()
    );
    assert_refused(TaskFields { labels: labels(most + 1), ..base() }, "labels", "too_many");
    assert_refused(TaskFields { notes: Some("x".repeat(LONGEST_NOTES + 1)), ..base() }, "notes", "too_long");
    for minutes in [0, MOST_ESTIMATE_MINUTES + 1] {
        assert_refused(TaskFields { estimate_minutes: Some(minutes), ..base() }, "estimate_minutes", "out_of_range");
    }
    assert_refused(TaskFields { spent_minutes: MOST_SPENT_MINUTES + 1, ..base() }, "spent_minutes", "out_of_range");
    assert_refused(TaskFields { deadline: Some(date(1899, 12, 31)), ..base() }, "deadline", "out_of_range");
    let many = vec![line("Milk"); MOST_CHECKLIST_LINES + 1];
    assert_refused(TaskFields { checklist: many, ..base() }, "checklist", "too_many");
    assert_refused(TaskFields { checklist: vec![line(" ")], ..base() }, "checklist", "required");
}

#[test]
fn fields_have_to_go_together() {
    let base = || TaskFields::titled("Call Ana");
    let section = TaskFields { section_id: Some(SectionId(Uuid::from_u128(1))), ..base() };
    assert_refused(section.clone(), "section_id", "not_allowed");
    assert!(TaskFields { project_id: Some(ProjectId(Uuid::from_u128(1))), ..section }.checked().is_ok());
    let late = TaskFields { start_day: Some(march(13)), due: Some(Due::on(march(12))), ..base() };
    assert_refused(late, "start_day", "out_of_range");
    assert_refused(TaskFields { repeat: Some(Rule::daily()), ..base() }, "repeat", "required");
    assert!(TaskFields { repeat: Some(Rule::daily().after_completion()), ..base() }.checked().is_ok());
    let never = TaskFields { repeat: Some(Rule::daily().every(0)), due: Some(Due::on(march(12))), ..base() };
    assert_refused(never, "repeat", "out_of_range");
}

#[test]
fn a_repeat_keeps_the_day_from_which_it_counts() {
    let fields = TaskFields {
        repeat: Some(Rule::monthly()),
        due: Some(Due::on(march(31))),
        ..TaskFields::titled("Pay the rent")
    };
    assert_eq!(fields.checked().unwrap().repeat.unwrap().to_string(), "FREQ=MONTHLY;BYMONTHDAY=31");
}

#[test]
fn a_plan_keeps_its_day_until_it_changes() {
    let planned = Task { timeframe: Some(Timeframe::ThisWeek), planned_on: Some(march(9)), ..task(1) };
    let renamed = planned.replaced(TaskFields { title: "Call Bo".to_owned(), ..planned.fields() }, CAL.today);
    assert_eq!((renamed.title.as_str(), renamed.planned_on), ("Call Bo", Some(march(9))));
    assert_eq!(renamed.fields(), TaskFields { title: "Call Bo".to_owned(), ..planned.fields() });
    let today = planned.replaced(TaskFields { timeframe: Some(Timeframe::Today), ..planned.fields() }, CAL.today);
    assert_eq!(today.planned_on, Some(CAL.today));
    let none = planned.replaced(TaskFields { timeframe: None, ..planned.fields() }, CAL.today);
    assert_eq!(none.planned_on, None);
}
