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
