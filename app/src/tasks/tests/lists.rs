//! Upcoming, the inbox, the calendar, and what was done.

use super::scene::{CAL, PHONE, PLANNING, WORK, done, due, has, id, listed, march, of, task};
use crate::{
    tasks::{
        lists::{calendar_view, done_view, inbox_view, upcoming_view},
        values::CompletedView,
    },
    tests::fixture::{page_state, render},
};
use domain::{
    recurrence::Rule,
    tasks::{
        CalendarSpan, CompletedRequest, Priority, Task, TaskFields, TaskSeries, calendar_tasks, completed_tasks,
        inbox_tasks, upcoming_tasks,
    },
};

fn inbox(url: &str, tasks: &[Task]) -> String {
    let view = listed(inbox_tasks(tasks, CAL));
    render(url, move || inbox_view(page_state(view.clone(), None)))
}

#[test]
fn the_inbox_shows_what_has_no_project_with_its_parts() {
    let part = of(2, TaskFields { parent_id: Some(id(1)), ..TaskFields::titled("Buy paint") });
    let elsewhere = of(3, TaskFields { project_id: Some(WORK), ..TaskFields::titled("Write report") });
    let html = inbox("/app/tasks/inbox", &[task(1, "Paint the fence"), part, elsewhere]);
    has(&html, &["Paint the fence", "Buy paint", "data-indent=\"1\"", "0 of 1 done", "Done: Paint the fence"]);
    has(&html, &["action=\"/rpc/tasks/complete\"", "Add a task to the inbox", "name=\"title[inbox]\""]);
    assert!(!html.contains("Write report"), "{html}");
}

#[test]
fn an_empty_inbox_says_what_it_is_for() {
    has(&inbox("/app/tasks/inbox", &[]), &["Nothing waits here", "/app/tasks/new"]);
}

#[test]
fn rows_can_be_chosen_and_arranged_without_a_script() {
    let tasks = [task(1, "One"), task(2, "Two")];
    let html = inbox("/app/tasks/inbox?choose=true", &tasks);
    has(&html, &["name=\"ids[]\"", "form=\"chosen-tasks\"", "id=\"chosen-tasks\"", "action=\"/rpc/tasks/act\""]);
    assert!(!html.contains("Done: One"), "{html}");
    let html = inbox("/app/tasks/inbox?arrange=true", &tasks);
    has(&html, &["Move One down", "action=\"/rpc/tasks/move\""]);
    // The first row would come to lie below the second, with nothing behind it.
    let below_two = format!("name=\"above\" value=\"{}\"", id(2));
    assert!(html.contains(&below_two) && html.contains("name=\"below\" value=\"\""), "{html}");
}

#[test]
fn a_long_list_comes_in_pages() {
    let tasks: Vec<Task> = (1..=70).map(|number| task(number, &format!("Task {number}."))).collect();
    let html = inbox("/app/tasks/inbox", &tasks);
    assert_eq!(html.matches("id=\"task-").count(), 60, "{html}");
    has(&html, &["1 of 2", "/app/tasks/inbox?page=2"]);
    let html = inbox("/app/tasks/inbox?page=2", &tasks);
    has(&html, &["Task 70.", "2 of 2"]);
    assert!(!html.contains("Task 1."), "{html}");
}

#[test]
fn what_a_page_has_no_room_for_is_told_with_the_way_to_it() {
    let tasks: Vec<Task> = (1..=70).map(|number| due(number, &format!("Task {number}."), march(12))).collect();
    let view = listed(upcoming_tasks(&tasks, &[], CAL, CAL.today, 3));
    let html = render("/app/tasks", move || upcoming_view(page_state(view.clone(), None)));
    assert_eq!(html.matches("id=\"task-").count(), 60, "{html}");
    has(&html, &["href=\"/app/tasks/filters?f=due:%202026-03-12\">10 more"]);
    let view = listed(calendar_tasks(&tasks, &[], CAL, CalendarSpan::Week, march(12)));
    let html = render("/app/tasks/calendar?span=week", move || calendar_view(page_state(view.clone(), None)));
    assert_eq!(html.matches("id=\"task-").count(), 11, "{html}");
    has(&html, &["59 more"]);
}

#[test]
fn a_row_says_where_it_belongs_and_what_it_takes() {
    let fields = TaskFields {
        project_id: Some(WORK),
        section_id: Some(PLANNING),
        labels: [PHONE].into(),
        priority: Priority::P1,
        estimate_minutes: Some(90),
        ..due(1, "Call Ana", march(13)).fields()
    };
    let view = listed(upcoming_tasks(&[of(1, fields)], &[], CAL, CAL.today, 3));
    let html = render("/app/tasks", move || upcoming_view(page_state(view.clone(), None)));
    let html = html.replace('\u{a0}', " ");
    has(&html, &["Today · Thursday 12 Mar", "Tomorrow · Friday 13 Mar", "Saturday 14 Mar"]);
    has(&html, &["Work / Planning · @phone · 1 h 30 min · High priority", "data-priority=\"1\"", "data-hue=\"c3\""]);
    has(&html, &["/app/tasks/new?day=2026-03-13", "Add a task for Tomorrow", "name=\"to\" value=\"2026-03-13\""]);
}

#[test]
fn what_comes_again_is_shown_on_its_days() {
    let series =
        TaskSeries { id: domain::ids::TaskSeriesId(id(1).0), rule: Rule::daily(), first_day: march(12), version: 1 };
    let today = Task {
        repeat: Some(Rule::daily()),
        series_id: Some(series.id),
        occurrence_day: Some(march(12)),
        ..due(1, "Water the plants", march(12))
    };
    let view = listed(upcoming_tasks(&[today], &[series], CAL, CAL.today, 3));
    let html = render("/app/tasks", move || upcoming_view(page_state(view.clone(), None)));
    assert_eq!(html.matches("Comes again").count(), 2, "{html}");
}

#[test]
fn a_month_counts_its_days_and_shows_the_chosen_one() {
    let tasks =
        [due(1, "One", march(12)), due(2, "Two", march(12)), due(3, "Three", march(12)), due(4, "Four", march(20))];
    let view = listed(calendar_tasks(&tasks, &[], CAL, CalendarSpan::Month, march(12)));
    let html = render("/app/tasks/calendar", move || calendar_view(page_state(view.clone(), None)));
    has(&html, &["March 2026", "Today · Thursday 12 Mar, 3 tasks", "Friday 20 Mar, 1 task", "+1"]);
    has(&html, &["span=week", "aria-current=\"date\"", "Done: Three"]);
    assert_eq!(html.matches("<tr>").count(), 7, "{html}");
}

#[test]
fn a_week_stands_day_by_day() {
    let view = listed(calendar_tasks(&[due(1, "One", march(12))], &[], CAL, CalendarSpan::Week, march(12)));
    let html = render("/app/tasks/calendar?span=week", move || calendar_view(page_state(view.clone(), None)));
    has(&html, &["9 March to 15 March", "Monday 9 Mar", "Sunday 15 Mar", "Done: One"]);
}

fn completed(search: &str, tasks: &[Task]) -> String {
    let request = CompletedRequest { search: search.to_owned(), skip: 0, limit: 60 };
    let found = completed_tasks(tasks, &request);
    let view = listed(CompletedView { today: CAL.today, search: search.to_owned(), page: 1, found });
    render("/app/tasks/done", move || done_view(page_state(view.clone(), None)))
}

#[test]
fn what_was_done_can_be_found_and_opened_again() {
    let tasks = [done(task(1, "Pay the rent")), task(2, "Call Ana")];
    let html = completed("rent", &tasks);
    has(
        &html,
        &[
            "Today · Thursday",
            "Pay the rent",
            "Open Pay the rent again",
            "action=\"/rpc/tasks/reopen\"",
            "value=\"rent\"",
        ],
    );
    assert!(!html.contains("Call Ana"), "{html}");
    // What is done is planned no more.
    assert!(html.contains("More for Pay the rent") && !html.contains("action=\"/rpc/tasks/plan\""), "{html}");
    has(&completed("milk", &tasks), &["Nothing was found"]);
    has(&completed("", &[]), &["Nothing is done yet"]);
}
