//! The page of a task.

use domain::{
    identity::TimeZoneName,
    ids::ReminderId,
    problem::{FieldError, Problem},
    recurrence::Rule,
    reminders::{TaskReminder, TaskReminderTime},
    tasks::{ChecklistLine, Due, OneTask, Task, TaskFields, one_task},
};
use jiff::civil::Time;
use uuid::Uuid;

use super::scene::{done, due, has, id, listed, march, of, task};
use crate::{
    page::Draft,
    tasks::one::task_view,
    tests::fixture::{TODAY, page_state, render},
};

fn page(query: &str, tasks: &[Task]) -> String {
    reminded(query, tasks, Vec::new(), None)
}

fn reminded(query: &str, tasks: &[Task], reminders: Vec<TaskReminder>, draft: Option<Draft>) -> String {
    let Some(one) = one_task(tasks, id(1), TODAY) else { return String::new() };
    let view = listed(OneTask { reminders, ..one });
    render(&format!("/app/tasks/{}{query}", id(1)), move || task_view(page_state(view.clone(), draft.clone())))
}

fn fence() -> Task {
    let line = |text: &str, is_done| ChecklistLine { text: text.to_owned(), is_done };
    let fields = TaskFields {
        notes: Some("Use the **green** paint from [here](https://example.org).".to_owned()),
        checklist: vec![line("Brush", true), line("Paint", false)],
        estimate_minutes: Some(60),
        ..due(1, "Paint the fence", march(13)).fields()
    };
    of(1, fields)
}

#[test]
fn a_task_shows_all_that_was_said_of_it() {
    let part = of(2, TaskFields { parent_id: Some(id(1)), ..TaskFields::titled("Buy paint") });
    let html = page("", &[fence(), part]).replace('\u{a0}', " ");
    has(&html, &["Paint the fence", "Tomorrow", "1 h", "1 of 3 done", "<strong>green</strong>"]);
    has(&html, &["href=\"https://example.org\"", "Open Brush again", "Done: Paint", "Remove Brush"]);
    has(&html, &["Buy paint", "Add a task to Paint the fence", "href=\"/app/tasks/inbox\""]);
}

#[test]
fn more_time_is_one_press_away() {
    let spent = of(1, TaskFields { spent_minutes: 90, ..TaskFields::titled("Paint the fence") });
    let html = page("", &[spent]).replace('\u{a0}', " ");
    has(&html, &["1 h 30 min so far.", "action=\"/rpc/tasks/time\"", "name=\"minutes\" value=\"15\"", "+30 min"]);
}

#[test]
fn a_task_is_put_into_another_one_and_taken_out() {
    let house = task(2, "House");
    let part = of(1, TaskFields { parent_id: Some(id(2)), ..TaskFields::titled("Paint the fence") });
    let html = page("", &[house.clone(), part.clone()]);
    has(&html, &["Take it out", "name=\"act\" value=\"leave\"", "action=\"/rpc/tasks/parent\""]);
    let alone = page("", &[house.clone(), task(1, "Paint the fence")]);
    has(&alone, &["Make it a part of another task", "?ask=parent"]);
    // What is asked for comes with the page; a task that it is a part of already is no choice.
    let tasks = [
        house,
        task(1, "Paint the fence"),
        of(3, TaskFields { parent_id: Some(id(2)), ..TaskFields::titled("Garden") }),
    ];
    let view = one_task(&tasks, id(1), TODAY).map(|one| listed(one.with_parents(&tasks)));
    let Some(view) = view else { panic!("the task is there") };
    let path = format!("/app/tasks/{}?ask=parent", id(1));
    let html = render(&path, move || task_view(page_state(view.clone(), None)));
    has(&html, &["Of which task", "House / Garden", "name=\"act\" value=\"join\""]);
    let none = page("?ask=parent", &[task(1, "Paint the fence")]);
    has(&none, &["No open task has room for it."]);
}

#[test]
fn what_has_open_parts_is_asked_about_before_it_is_done() {
    let part = of(2, TaskFields { parent_id: Some(id(1)), ..TaskFields::titled("Buy paint") });
    let html = page("?ask=parts", &[task(1, "Paint the fence"), part]);
    has(&html, &["One part of it is still open.", "name=\"parts\" value=\"all\"", "name=\"parts\" value=\"only\""]);
    // Nothing is asked where nothing is open.
    assert!(!page("?ask=parts", &[task(1, "Paint the fence")]).contains("still open"));
}

#[test]
fn what_comes_again_is_deleted_once_from_now_on_or_altogether() {
    let once = page("?ask=delete", &[task(1, "Paint the fence")]);
    has(&once, &["Delete it? It stays in the trash for 30 days", "action=\"/rpc/tasks/delete\""]);
    assert!(!once.contains("name=\"reach\""), "{once}");
    let repeated = Task {
        repeat: Some(Rule::weekly()),
        series_id: Some(domain::ids::TaskSeriesId(id(1).0)),
        ..due(1, "Bins", march(12))
    };
    let html = page("?ask=delete", &[repeated]);
    has(&html, &["Every week", "value=\"one\"", "value=\"following\"", "value=\"all\""]);
}

fn timed() -> Task {
    let at_six = Due::at(march(13), Time::constant(18, 0, 0, 0));
    of(1, TaskFields { due: Some(at_six), ..TaskFields::titled("Call the bank") })
}

fn reminder(number: u128, when: TaskReminderTime) -> TaskReminder {
    let (id, task_id) = (ReminderId(Uuid::from_u128(number)), id(1));
    TaskReminder { id, task_id, when, zone: None, is_on: true, version: 1 }
}

fn before(number: u128, minutes: u16) -> TaskReminder {
    reminder(number, TaskReminderTime::BeforeDue { minutes })
}

fn at_nine(number: u128) -> TaskReminder {
    reminder(number, TaskReminderTime::OnDay { days_before: 1, at: Time::constant(9, 0, 0, 0) })
}

#[test]
fn a_task_says_when_its_reminders_ask() {
    let fixed = TaskReminder { zone: TimeZoneName::parse("Asia/Tokyo").ok(), is_on: false, ..at_nine(3) };
    let html = reminded("", &[timed()], vec![before(1, 0), before(2, 30), fixed], None);
    has(&html, &["When it is due", "30 minutes before it is due", "At 09:00 the day before"]);
    has(&html, &["Switch off the reminder 30 minutes before it is due", "Delete the reminder when it is due"]);
    has(&html, &["Switch on the reminder at 09:00 the day before", "Off · by the clock of Asia/Tokyo"]);
    has(&html, &["Remind me before it is due", "Remind me at a time of a day", "Travels with me"]);
    assert!(!html.contains("None yet"), "{html}");
}

#[test]
fn a_reminder_is_offered_as_far_as_there_is_something_to_count_from() {
    let whole = page("", &[due(1, "Bins", march(13))]);
    has(&whole, &["None yet. A reminder speaks up only while the task is open.", "Remind me at a time of a day"]);
    assert!(!whole.contains("Remind me before it is due"), "{whole}");
    let never = page("", &[task(1, "Bins")]);
    has(&never, &["A reminder counts from the day on which it is due. Say that first."]);
    assert!(!never.contains("Remind me"), "{never}");
    // One that counts minutes waits for a time, and what is done asks for nothing.
    let waiting = reminded("", &[due(1, "Bins", march(13))], vec![before(1, 10)], None);
    has(&waiting, &["Waits until the task has a time"]);
    assert!(!page("", &[done(timed())]).contains("id=\"reminders\""));
    let full = reminded("", &[timed()], (1..=10).map(at_nine).collect(), None);
    has(&full, &["A task can have ten reminders."]);
    assert!(!full.contains("Remind me"), "{full}");
}

#[test]
fn one_reminder_is_changed_at_a_time() {
    let query = format!("?reminder={}", Uuid::from_u128(2));
    let html = reminded(&query, &[timed()], vec![before(1, 0), at_nine(2)], None);
    has(&html, &["Save reminder", "value=\"09:00\"", "name=\"days_before\"", "action=\"/rpc/tasks/save_reminder\""]);
    assert!(!html.contains("name=\"minutes_before\"") && !html.contains("Remind me"), "{html}");
}

#[test]
fn a_refused_reminder_keeps_what_was_typed_and_says_why_in_its_own_form() {
    let fields = [("form", "reminder_on_day"), ("at", "25:00"), ("days_before", "2")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let problem = Problem::invalid(vec![FieldError::new("at", "not_a_time")]);
    let html = reminded("", &[timed()], Vec::new(), Some(Draft { fields: fields.into(), problem }));
    has(&html, &["value=\"25:00\""]);
    // Beside the field, and in the summary of that form.
    assert_eq!(html.matches("Enter a time, such as 21:30.").count(), 2, "{html}");
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
}
