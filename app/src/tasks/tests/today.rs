//! Tasks on Today.

use std::collections::BTreeSet;

use domain::tasks::{SuggestionRequest, Task, TaskFields, Timeframe, today_tasks};
use leptos::prelude::*;

use super::scene::{CAL, done, due, has, listed, march, of};
use crate::{
    tasks::{
        TasksOfToday,
        today::{live_view, sent_view},
    },
    tests::fixture::{page_state, render},
};

fn today(tasks: &[Task]) -> String {
    let none = BTreeSet::new();
    let request = SuggestionRequest { cal: CAL, minutes_left: 0, without_vote: &none };
    let view = listed(today_tasks(tasks, &request));
    render("/app", move || live_view(page_state(view.clone(), None)))
}

#[test]
fn what_the_server_sends_ahead_leads_to_the_page_of_a_task_and_has_no_menu_in_each_row() {
    let none = BTreeSet::new();
    let request = SuggestionRequest { cal: CAL, minutes_left: 0, without_vote: &none };
    let tasks = [due(1, "Call Ana", march(12))];
    let view = listed(today_tasks(&tasks, &request));
    let sent = render("/app", move || sent_view(page_state(view.clone(), None)));
    let more = format!("<a href=\"/app/tasks/{}\" title=\"More for Call Ana\"", tasks[0].id);
    has(&sent, &[&more, "action=\"/rpc/tasks/complete\""]);
    assert!(!sent.contains("menu__list"), "{sent}");
    let live = today(&tasks);
    has(&live, &["menu__list", "action=\"/rpc/tasks/plan\""]);
    assert!(!live.contains(&more), "{live}");
}

#[test]
fn today_has_its_tasks_what_was_left_over_and_what_is_done() {
    let week = TaskFields { timeframe: Some(Timeframe::ThisWeek), ..TaskFields::titled("Tidy the desk") };
    let tasks = [
        due(1, "Call Ana", march(12)),
        due(2, "Pay the rent", march(10)),
        of(3, week),
        done(due(4, "Post the letter", march(12))),
    ];
    let html = today(&tasks);
    has(&html, &["Tasks of today", "Call Ana", "From earlier", "Pay the rent", "For this week (1)", "Done today (1)"]);
    has(&html, &["Plan all of it again:", "name=\"to\" value=\"this_week\"", "action=\"/rpc/tasks/plan\""]);
    // The day that went by is told in words and not by colour alone.
    has(&html, &["<span class=\"late\">10 Mar"]);
    has(&html, &["Room for one more?", "Its day was 2 days ago."]);
}

#[test]
fn a_day_without_tasks_has_room_for_one() {
    let html = today(&[]);
    has(&html, &["Add a task to today", "name=\"due\" value=\"2026-03-12\""]);
    assert!(!html.contains("From earlier") && !html.contains("Done today"), "{html}");
}

#[test]
fn tasks_are_shown_on_today_only() {
    let place =
        |is_today: bool| render("/app", move || view! { <TasksOfToday is_today=Signal::stored(is_today)/> }.into_any());
    assert!(place(false).contains("hidden"), "{}", place(false));
    has(&place(true), &["today-tasks__sent"]);
}
