//! The page of a task.

use domain::{
    recurrence::Rule,
    tasks::{ChecklistLine, Task, TaskFields, one_task},
};

use super::scene::{due, has, id, listed, march, of, task};
use crate::{
    tasks::one::task_view,
    tests::fixture::{TODAY, page_state, render},
};

fn page(query: &str, tasks: &[Task]) -> String {
    let Some(one) = one_task(tasks, id(1), TODAY) else { return String::new() };
    let view = listed(one);
    render(&format!("/app/tasks/{}{query}", id(1)), move || task_view(page_state(view.clone(), None)))
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
