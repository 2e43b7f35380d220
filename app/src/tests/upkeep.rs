//! Groups, pauses and the trash, and the list around them.

use domain::{
    habits::{
        GroupsView, HabitGroup, HabitInput, Pause, PauseScope, PausesView, Schedule, TrashItem, TrashView, groups_view,
        habit_list, pauses_view,
    },
    ids::{GroupId, PauseId},
};
use jiff::civil::date;
use uuid::Uuid;

use super::fixture::{CALENDAR, TODAY, habit, habit_id, page_state, render};
use crate::habits::{groups_page, habits_view, pauses_page, trash_page};

const MORNING: GroupId = GroupId(Uuid::from_u128(1));

fn morning() -> HabitGroup {
    HabitGroup { id: MORNING, name: "Morning".to_owned(), position: 0, version: 1 }
}

/// "Read" in the morning, "Run" in no group.
fn habits() -> [HabitInput; 2] {
    let mut read = habit(1, "Read", Schedule::Daily {});
    read.habit.group_id = Some(MORNING);
    read.habit.icon = Some("\u{1f4da}".to_owned());
    read.habit.color = 0;
    [read, habit(2, "Run", Schedule::Daily {})]
}

fn list(url: &str) -> String {
    let view = habit_list(&habits(), CALENDAR).in_groups(vec![morning()]);
    render(url, move || habits_view(page_state(view.clone(), None)))
}

#[test]
fn the_list_stands_in_its_groups_with_picture_and_colour() {
    let html = list("/app/habits");
    for text in ["Habits in Morning", "Habits in no group", "\u{1f4da}", "data-hue=\"c0\"", "/app/pauses?habit="] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("hidden by filters"), "{html}");
}

#[test]
fn what_is_asked_for_in_the_address_is_shown_and_the_rest_is_counted() {
    let html = list("/app/habits?q=run");
    assert!(html.contains("1 hidden by filters.") && html.contains("Show all"), "{html}");
    assert!(html.contains("Habits in no group") && !html.contains("Habits in Morning"), "{html}");
    assert!(html.contains("value=\"run\""), "{html}");
    let html = list(&format!("/app/habits?group={MORNING}"));
    assert!(html.contains("Habits in Morning") && !html.contains("Habits in no group"), "{html}");
}

#[test]
fn a_list_that_is_arranged_has_buttons_that_pass_what_is_shown() {
    let html = list("/app/habits?arrange=true");
    assert!(html.contains("Move Read down") && html.contains("Drag a row by its grip"), "{html}");
    assert!(!html.contains("More for Read"), "{html}");
    // Alone in its part, a row has no neighbour to pass.
    assert!(html.contains("name=\"past\" value=\"\""), "{html}");
}

fn groups(url: &str) -> String {
    let [read, run] = habits();
    let view: GroupsView = groups_view([morning()], [&read.habit, &run.habit]);
    render(url, move || groups_page(page_state(view.clone(), None)))
}

#[test]
fn groups_are_named_counted_and_asked_about_before_they_go() {
    let html = groups("/app/habits/groups");
    for text in ["Morning", "1 habit", "Add group", "More for Morning"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let html = groups(&format!("/app/habits/groups?delete={MORNING}"));
    assert!(html.contains("Delete Morning? Its habit stays, in no group."), "{html}");
    let html = groups(&format!("/app/habits/groups?rename={MORNING}"));
    assert!(html.contains("New name of Morning"), "{html}");
}

fn pause(number: u128, scope: PauseScope, from: i8, to: Option<i8>) -> Pause {
    let day = |day| date(2026, 3, day);
    let reason = Some("Holiday".to_owned());
    Pause { id: PauseId(Uuid::from_u128(number)), scope, from_day: day(from), to_day: to.map(day), reason, version: 1 }
}

#[test]
fn pauses_say_what_rests_how_long_and_why() {
    let [read, run] = habits();
    let pauses = [
        pause(1, PauseScope::All, 10, Some(14)),
        pause(2, PauseScope::Group(MORNING), 20, None),
        pause(3, PauseScope::Habit(habit_id(2)), 1, Some(1)),
    ];
    let view: PausesView = pauses_view(&pauses, [&read.habit, &run.habit], &[morning()], TODAY);
    let url = format!("/app/pauses?habit={}", habit_id(2));
    let html = render(&url, move || pauses_page(page_state(view.clone(), None)));
    for text in [
        "10 Mar to 14 Mar · Holiday",
        "From 20 Mar, until you end it",
        "Morning (group)",
        "Over (1)",
        "End the pause of All habits",
        "Delete the pause of Run",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let chosen = format!("<option value=\"habit:{}\" selected", habit_id(2));
    assert!(html.contains(&chosen), "{html}");
    assert_eq!(html.matches("End now").count(), 1, "{html}");
}

#[test]
fn the_trash_says_when_something_is_gone_for_good() {
    let item = TrashItem {
        habit_id: habit_id(1),
        name: "Read".to_owned(),
        deleted_on: date(2026, 3, 10),
        gone_on: date(2026, 4, 9),
    };
    let full = TrashView { items: vec![item] };
    let html = render("/app/habits/trash", move || trash_page(page_state(full.clone(), None)));
    for text in ["Deleted on 10 March 2026.", "Gone for good on 9 April 2026.", "Take back Read"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let empty = TrashView { items: vec![] };
    let html = render("/app/habits/trash", move || trash_page(page_state(empty.clone(), None)));
    assert!(html.contains("The trash is empty"), "{html}");
}
