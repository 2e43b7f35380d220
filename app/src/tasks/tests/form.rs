//! The form of a task.

use domain::{
    problem::{FieldError, Problem},
    tasks::{Task, TaskFields},
};

use super::scene::{PLANNING, WORK, due, has, id, march, names, of};
use crate::{
    page::Draft,
    tasks::{
        form::form_page,
        server_fns::{NewTask, TaskFormView},
    },
    tests::fixture::{FORM_ID, TODAY, page_state, render},
};

fn html(view: TaskFormView, draft: Option<Draft>) -> String {
    render("/app/tasks/new", move || form_page(page_state(view.clone(), draft.clone())))
}

fn new(wish: &NewTask, parent: Option<&Task>) -> TaskFormView {
    TaskFormView::new(FORM_ID, wish, parent, TODAY, names())
}

#[test]
fn a_new_task_asks_for_a_few_words_and_offers_the_rest() {
    let wish = NewTask { day: Some("2026-03-13".to_owned()), ..NewTask::default() };
    let html = html(new(&wish, None), None);
    has(&html, &["New task", "What there is to do", "value=\"2026-03-13\"", "Add task", "Inbox", "Work / Planning"]);
    has(&html, &["Every weekday", "On the last day of the month", "phone", "Checklist", "Wherever I am"]);
    has(&html, &["action=\"/rpc/tasks/create\""]);
}

#[test]
fn a_part_begins_where_its_task_is() {
    let fields = TaskFields { project_id: Some(WORK), section_id: Some(PLANNING), ..TaskFields::titled("Report") };
    let html = html(new(&NewTask::default(), Some(&of(1, fields))), None);
    let parent = format!("name=\"parent_id\" value=\"{}\"", id(1));
    let place = format!("<option value=\"{WORK}/{PLANNING}\" selected");
    has(&html, &[&parent, &place, "No longer a part of Report"]);
}

#[test]
fn a_task_is_changed_in_the_words_it_was_made_with() {
    let html = html(TaskFormView::of(&due(1, "Call Ana", march(13)), None, TODAY, names()), None);
    has(
        &html,
        &["Edit Call Ana", "value=\"Call Ana\"", "action=\"/rpc/tasks/replace\"", "name=\"version\" value=\"1\""],
    );
}

#[test]
fn what_was_put_away_stays_where_it_is_chosen() {
    let habit_id = domain::ids::HabitId(uuid::Uuid::from_u128(104));
    let fields = TaskFields { project_id: Some(WORK), habit_id: Some(habit_id), ..TaskFields::titled("Report") };
    let mut names = names();
    for project in &mut names.projects {
        project.archived_at = Some(jiff::Timestamp::UNIX_EPOCH);
    }
    let edited = html(TaskFormView::of(&of(1, fields), None, TODAY, names.clone()), None);
    let (project, habit) =
        (format!("<option value=\"{WORK}\" selected"), format!("<option value=\"{habit_id}\" selected"));
    has(&edited, &[&project, &habit]);
    // Nothing new goes there.
    let blank = html(TaskFormView::new(FORM_ID, &NewTask::default(), None, TODAY, names), None);
    assert!(!blank.contains(&format!("<option value=\"{WORK}\"")), "{blank}");
}

#[test]
fn a_refused_form_keeps_everything_that_was_typed() {
    let typed = [("form", "task"), ("title", "Call"), ("due", ""), ("due_time", "09:00"), ("new_labels", "desk")];
    let fields = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let problem = Problem::invalid(vec![FieldError::new("due", "required")]);
    let html = html(new(&NewTask::default(), None), Some(Draft { fields, problem }));
    has(
        &html,
        &["value=\"09:00\"", "value=\"desk\"", "value=\"Call\"", "id=\"field-due-error\"", "href=\"#field-due\""],
    );
}
