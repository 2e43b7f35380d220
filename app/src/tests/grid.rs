//! The week, as the server renders it.

use domain::{
    habits::{EntryStatus, GridRequest, GridView, HabitInput, Schedule, grid},
    identity::Preferences,
};
use jiff::civil::date;
use leptos::prelude::*;

use super::fixture::{CALENDAR, TODAY, habit, habit_id, measured, page_state, preferences, refrained, render, with};
use crate::{
    habits::grid::{GridScene, grid_view},
    page::PageState,
};

fn view(inputs: &[HabitInput], skip: usize) -> GridView {
    let request = GridRequest { skip, take: 60, ..GridRequest::whole(date(2026, 2, 13), TODAY) };
    grid(inputs, CALENDAR, &request)
}

fn html_of(view: GridView, preferences: Preferences, url: &str) -> String {
    render(url, move || {
        let preferences = preferences.clone();
        let page = PageState { preferences: Memo::new(move |_| preferences.clone()), ..page_state(view.clone(), None) };
        grid_view(page, GridScene::new())
    })
}

fn html(inputs: &[HabitInput]) -> String {
    html_of(view(inputs, 0), preferences(), "/app/grid")
}

/// The button of a day of the habit with number 2: its name, which says what a press says, and its label.
fn button(saying: &str, label: &str) -> (String, String) {
    (format!("value=\"{} 2026-03-12 {saying}\"", habit_id(2)), format!("aria-label=\"{label}\""))
}

fn expect_button(html: &str, saying: &str, label: &str) {
    let (value, label) = button(saying, label);
    assert!(html.contains(&value), "{value} is missing in {html}");
    assert!(html.contains(&label), "{label} is missing in {html}");
}

#[test]
fn every_day_is_a_button_of_one_plain_form() {
    let html = html(&[habit(2, "Read", Schedule::Daily {}), measured(3, "Water", "8", "glasses")]);
    assert!(html.contains("action=\"/rpc/habits/tap_cell\"") && html.contains("method=\"post\""), "{html}");
    assert_eq!(html.matches("name=\"cell\"").count(), 56, "{html}");
    assert_eq!(html.matches("action=\"/rpc/habits/tap_cell\"").count(), 1, "{html}");
    assert!(html.contains("name=\"form_id\""), "{html}");
    expect_button(&html, "done", "Read, 12 Mar: open");
    assert!(html.contains(&format!("value=\"{} 2026-03-12 +1\"", habit_id(3))), "{html}");
}

#[test]
fn without_keys_every_day_is_reached_by_the_tab_key() {
    let html = html(&[habit(2, "Read", Schedule::Daily {})]);
    let table = html.split("<table").nth(1).unwrap();
    assert!(!table.contains("tabindex"), "{table}");
}

#[test]
fn the_table_says_how_large_it_is_and_where_each_row_stands() {
    let inputs: Vec<_> =
        (1..=123).map(|number| habit(number, &format!("Habit {number}"), Schedule::Daily {})).collect();
    let html = html_of(view(&inputs, 60), preferences(), "/app/grid?page=2");
    assert!(html.contains("role=\"grid\"") && html.contains("aria-rowcount=\"124\""), "{html}");
    assert!(html.contains("aria-colcount=\"29\""), "{html}");
    assert_eq!(html.matches("role=\"rowheader\"").count(), 60, "{html}");
    assert!(html.contains("aria-rowindex=\"62\"") && html.contains("aria-rowindex=\"121\""), "{html}");
    assert!(html.contains("61 to 120 of 123"), "{html}");
    assert!(html.contains("href=\"/app/grid\"") && html.contains("href=\"/app/grid?page=3\""), "{html}");
}

#[test]
fn a_tap_goes_round_by_the_settings() {
    let faced = |status, preferences| {
        let input = with(habit(2, "Read", Schedule::Daily {}), TODAY, status, None);
        html_of(view(&[input], 0), preferences, "/app/grid")
    };
    expect_button(&faced(Some(EntryStatus::Done), preferences()), "failed", "Read, 12 Mar: done");
    expect_button(&faced(Some(EntryStatus::Failed), preferences()), "open", "Read, 12 Mar: not done");
    let all = Preferences { skip_by_tap: true, question_marks: false, ..preferences() };
    expect_button(&faced(Some(EntryStatus::Done), all.clone()), "skipped", "Read, 12 Mar: done");
    expect_button(&faced(Some(EntryStatus::Skipped), all.clone()), "failed", "Read, 12 Mar: skipped");
    expect_button(&faced(Some(EntryStatus::Failed), all), "done", "Read, 12 Mar: not done");
}

#[test]
fn what_is_left_alone_notes_a_slip() {
    let html = html(&[refrained(2, "Smoking", None)]);
    expect_button(&html, "failed", "Smoking, 12 Mar: kept so far");
    assert!(html.contains("aria-label=\"Smoking, 11 Mar: kept\""), "{html}");
    assert!(html.contains("70 days · "), "{html}");
}

#[test]
fn amounts_stand_in_their_days() {
    let html = html(&[with(measured(2, "Steps", "10000", "steps"), TODAY, None, Some("12345"))]);
    expect_button(&html, "=", "Steps, 12 Mar: 12,345\u{a0}steps");
    assert!(html.contains("12k"), "{html}");
}

#[test]
fn what_is_hidden_is_said() {
    let mut old = habit(3, "Old", Schedule::Daily {});
    old.habit.archived_at = Some(jiff::Timestamp::UNIX_EPOCH);
    let html = html(&[habit(2, "Read", Schedule::Daily {}), old]);
    assert!(html.contains("One archived habit is hidden.") && !html.contains(">Old<"), "{html}");
}

#[test]
fn days_further_back_are_a_link_away() {
    let html = html(&[habit(2, "Read", Schedule::Daily {})]);
    assert!(html.contains("href=\"/app/grid?to=2026-02-12\""), "{html}");
    assert!(!html.contains("Newest days"), "{html}");
}

#[test]
fn an_empty_week_offers_one_thing_to_do() {
    let html = html(&[]);
    assert!(html.contains("/app/habits/new") && !html.contains("<table"), "{html}");
}

#[test]
fn no_style_attribute_and_no_markup_of_others_is_written() {
    let html = html(&[habit(2, "<script>alert(1)</script>", Schedule::Daily {})]);
    assert!(!html.contains(" style=") && !html.contains("<script>alert"), "{html}");
}
