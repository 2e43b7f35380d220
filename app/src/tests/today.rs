//! Today.

use domain::{
    habits::{EntryStatus, HabitInput, Pause, PauseScope, Schedule, TimerRun, TodayView, today},
    ids::PauseId,
};
use jiff::{Timestamp, civil::date};

use super::fixture::{CALENDAR, TODAY, habit, habit_id, measured, page_state, refrained, render, with};
use crate::habits::today_view;

fn day(inputs: &[HabitInput]) -> TodayView {
    today(inputs, &[], CALENDAR, TODAY)
}

fn html(view: TodayView, url: &str) -> String {
    render(url, move || today_view(page_state(view.clone(), None)))
}

#[test]
fn a_day_says_its_date_and_what_is_done() {
    let inputs = [
        with(habit(1, "Morning pages", Schedule::Daily {}), TODAY, Some(EntryStatus::Done), None),
        habit(2, "Read", Schedule::Daily {}),
    ];
    let html = html(day(&inputs), "/app");
    for text in ["Thursday", "12 March", "One of two done.", "Next: ", "Read", "Morning pages"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn every_tick_is_a_form_that_works_without_a_script() {
    let html = html(day(&[habit(2, "Read", Schedule::Daily {})]), "/app");
    assert!(html.contains("action=\"/rpc/habits/check_in\""), "{html}");
    assert!(html.contains("method=\"post\""), "{html}");
    assert!(html.contains(&format!("name=\"habit_id\" value=\"{}\"", habit_id(2))), "{html}");
    assert!(html.contains("name=\"day\" value=\"2026-03-12\""), "{html}");
    assert!(html.contains("name=\"status\" value=\"done\""), "{html}");
    assert!(html.contains("Check in Read"), "{html}");
}

#[test]
fn done_rows_settle_at_the_bottom() {
    let inputs = [
        with(habit(1, "Aaa", Schedule::Daily {}), TODAY, Some(EntryStatus::Done), None),
        habit(2, "Bbb", Schedule::Daily {}),
    ];
    let html = html(day(&inputs), "/app");
    let (done, open) = (html.rfind(">Aaa<"), html.rfind(">Bbb<"));
    assert!(done > open, "{html}");
    assert!(html.contains("row--settled"), "{html}");
}

#[test]
fn a_count_goes_up_by_one_and_can_be_taken_back() {
    let water = with(measured(3, "Water", "8", "glasses"), TODAY, None, Some("6"));
    let html = html(day(&[water]), "/app");
    assert!(html.contains("action=\"/rpc/habits/increment\""), "{html}");
    assert!(html.contains("name=\"amount\" value=\"1\""), "{html}");
    assert!(html.contains("name=\"amount\" value=\"-1\""), "{html}");
    assert!(html.contains("6 of 8\u{a0}glasses"), "{html}");
}

#[test]
fn a_skipped_row_offers_the_way_back_in_place_of_a_skip() {
    let html =
        html(day(&[with(habit(2, "Read", Schedule::Daily {}), TODAY, Some(EntryStatus::Skipped), None)]), "/app");
    assert!(html.contains("Do not skip"), "{html}");
    assert!(!html.contains("Skip this day"), "{html}");
    assert!(!html.contains("name=\"status\" value=\"skipped\""), "{html}");
}

#[test]
fn a_hostile_name_stays_text() {
    let html = html(day(&[habit(2, "<script>alert(1)</script>", Schedule::Daily {})]), "/app");
    assert!(!html.contains("<script>alert"), "{html}");
}

#[test]
fn an_empty_day_offers_one_thing_to_do() {
    let html = html(day(&[]), "/app");
    assert!(html.contains("/app/habits/new"), "{html}");
}

#[test]
fn days_before_are_reached_without_end_and_days_ahead_are_not() {
    let html = html(day(&[habit(2, "Read", Schedule::Daily {})]), "/app");
    assert!(html.contains("/app?day=2026-03-11"), "{html}");
    assert!(!html.contains("/app?day=2026-03-13"), "{html}");
    let inputs = [habit(2, "Read", Schedule::Daily {})];
    let old = today(&inputs, &[], CALENDAR, date(1999, 12, 31));
    let html = self::html(old, "/app?day=1999-12-31");
    assert!(html.contains("/app?day=1999-12-30"), "{html}");
    assert!(html.contains("Back to today"), "{html}");
}

#[test]
fn what_was_done_is_said_with_a_way_back() {
    let url = format!("/app?done=checked_in&habit={}&on=2026-03-12&was=absent", habit_id(2));
    let html = html(day(&[habit(2, "Read", Schedule::Daily {})]), &url);
    assert!(html.contains("Checked in."), "{html}");
    assert!(html.contains("action=\"/rpc/habits/clear\""), "{html}");
}

#[test]
fn no_style_attribute_is_ever_written() {
    let html = html(day(&[habit(2, "Read", Schedule::Daily {}), measured(3, "Water", "8", "glasses")]), "/app");
    assert!(!html.contains(" style="), "{html}");
}

#[test]
fn the_week_is_counted_where_the_week_is_asked() {
    let input =
        with(habit(4, "Run", Schedule::TimesPerWeek { times: 3 }), date(2026, 3, 10), Some(EntryStatus::Done), None);
    let html = html(day(&[input]), "/app");
    assert!(html.contains("1 of 3 this week"), "{html}");
}

#[test]
fn a_slip_is_noted_by_a_quiet_word_and_not_by_the_tick() {
    let html = html(day(&[refrained(5, "Smoking", None)]), "/app");
    assert!(html.contains("aria-label=\"Smoking: kept so far\""), "{html}");
    assert!(html.contains("aria-label=\"Note a slip: Smoking\""), "{html}");
    assert!(html.contains("name=\"status\" value=\"failed\""), "{html}");
    // From the first of January to the day before.
    assert!(html.contains("Kept for 70 days"), "{html}");
    assert!(!html.contains("class=\"tick tick--open\" type=\"submit\""), "{html}");
    assert!(html.contains("Nothing to do."), "{html}");
}

#[test]
fn a_slip_is_told_calmly_and_can_be_taken_back() {
    let slipped = with(refrained(5, "Smoking", None), TODAY, Some(EntryStatus::Failed), None);
    let html = html(day(&[slipped]), "/app");
    assert!(html.contains("Slip noted"), "{html}");
    assert!(html.contains("aria-label=\"Take the slip back: Smoking\""), "{html}");
    assert!(!html.contains("Not done"), "{html}");
}

#[test]
fn a_limit_counts_towards_its_ceiling_and_is_no_task() {
    let coffee = |cups: &str| with(refrained(6, "Coffee", Some("2")), TODAY, None, Some(cups));
    let within = html(day(&[coffee("1"), habit(2, "Read", Schedule::Daily {})]), "/app");
    assert!(within.contains("1 of at most 2\u{a0}cups · within"), "{within}");
    assert!(within.contains("One habit today.") && within.contains(">Read<"), "{within}");
    let over = html(day(&[coffee("3")]), "/app");
    assert!(over.contains("3 of at most 2\u{a0}cups · over"), "{over}");
    assert!(!over.contains("Not done"), "{over}");
}

#[test]
fn a_habit_that_is_measured_in_time_has_a_timer_and_others_have_none() {
    let page = |unit: &str, timers| {
        let inputs = [measured(3, "Read", "20", unit)];
        html(TodayView { timers, ..day(&inputs) }, "/app")
    };
    let still = page("min", vec![]);
    assert!(still.contains("action=\"/rpc/habits/press_timer\""), "{still}");
    assert!(still.contains("name=\"press\" value=\"start\""), "{still}");
    assert!(still.contains("aria-label=\"Start the timer of Read\""), "{still}");
    let id = uuid::Uuid::from_u128(1);
    let run = TimerRun { id, joined: vec![], started_at: Timestamp::UNIX_EPOCH, day: TODAY };
    let runs = page("min", vec![(habit_id(3), run)]);
    assert!(runs.contains("name=\"press\" value=\"stop\""), "{runs}");
    assert!(runs.contains(&format!("name=\"timer_id\" value=\"{id}\"")), "{runs}");
    // No clock before the browser has one, and nothing that is announced every second.
    assert!(runs.contains("aria-live=\"off\" class=\"timer__time\">Running"), "{runs}");
    let pages = page("pages", vec![]);
    assert!(!pages.contains("press_timer"), "{pages}");
}

#[test]
fn a_day_of_which_nothing_is_known_was_not_noted_as_not_done() {
    let yesterday = TODAY.yesterday().unwrap();
    let said = with(habit(1, "Said", Schedule::Daily {}), yesterday, Some(EntryStatus::Failed), None);
    let view = today(&[said, habit(2, "Silent", Schedule::Daily {})], &[], CALENDAR, yesterday);
    let html = html(view, "/app?day=2026-03-11");
    assert_eq!((html.matches(">Not done").count(), html.matches(">Nothing noted").count()), (1, 1), "{html}");
}

#[test]
fn a_window_says_where_it_stands() {
    let swim = habit(7, "Swim", Schedule::TimesInDays { times: 3, days: 10 });
    let html = html(day(&[with(swim, date(2026, 3, 10), Some(EntryStatus::Done), None)]), "/app");
    assert!(html.contains("1 of 3 in the last 10 days"), "{html}");
}

/// A habit that was done until the day before yesterday, with a two-minute version.
fn missed_once() -> HabitInput {
    let mut input = with(habit(2, "Read", Schedule::Daily {}), date(2026, 3, 10), Some(EntryStatus::Done), None);
    input.habit.minimum_text = Some("one page".to_owned());
    input
}

#[test]
fn the_day_after_a_miss_is_met_with_a_small_way_back() {
    let html = html(day(&[missed_once()]), "/app");
    for text in ["Back to Read?", "Just the two-minute version: one page", "name=\"status\" value=\"partial\""] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let two = with(missed_once(), date(2026, 3, 10), None, None);
    let html = self::html(day(&[two]), "/app");
    assert!(!html.contains("Back to Read?"), "after more than one miss nobody is reminded of it: {html}");
    let back = with(missed_once(), TODAY, Some(EntryStatus::Partial), None);
    let html = self::html(day(&[back]), "/app");
    assert!(!html.contains("Back to Read?") && html.contains("Two-minute version done"), "{html}");
}

#[test]
fn a_comeback_is_welcomed_without_a_script_too() {
    let url = format!("/app?done=came_back&habit={}&on=2026-03-12&was=absent", habit_id(2));
    let html = html(day(&[missed_once()]), &url);
    assert!(html.contains("Welcome back."), "{html}");
    assert!(html.contains("action=\"/rpc/habits/clear\""), "{html}");
}

#[test]
fn a_minimum_day_is_one_form_and_one_way_back() {
    let html = html(day(&[missed_once(), habit(3, "Walk", Schedule::Daily {})]), "/app");
    assert!(html.contains("action=\"/rpc/habits/minimum_day\""), "{html}");
    let without = self::html(day(&[habit(3, "Walk", Schedule::Daily {})]), "/app");
    assert!(!without.contains("minimum day"), "{without}");
    let url = format!("/app?done=minimum_day&on=2026-03-12&habits={}", habit_id(2));
    let html = self::html(day(&[missed_once()]), &url);
    assert!(html.contains("The two-minute versions are checked in."), "{html}");
    assert!(html.contains("action=\"/rpc/habits/open_days\""), "{html}");
    assert!(html.contains(&format!("name=\"habits\" value=\"{}\"", habit_id(2))), "{html}");
}

#[test]
fn days_away_are_asked_about_with_two_answers_and_a_way_to_each_day() {
    let smoking = [refrained(5, "Smoking", None)];
    let (from_day, to_day) = (date(2026, 3, 2), Some(date(2026, 3, 11)));
    let id = PauseId(uuid::Uuid::from_u128(1));
    let away = Pause { id, scope: PauseScope::Away, from_day, to_day, reason: None, version: 1 };
    let html = html(day(&smoking).after_absences(&smoking, &[away]), "/app");
    for text in [
        "Free of Smoking from 2 March 2026 to 11 March 2026?",
        "action=\"/rpc/habits/answer_away\"",
        "name=\"answer\" value=\"kept\"",
        "name=\"answer\" value=\"left_out\"",
        "name=\"from\" value=\"2026-03-02\"",
        "name=\"to\" value=\"2026-03-11\"",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}
