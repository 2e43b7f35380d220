//! The page of one habit and the list.

use std::collections::BTreeMap;

use domain::{
    habits::{
        Anchor, DaySpan, DayText, EntryStatus, HabitInput, HabitPageView, Quantity, Schedule, habit_list, habit_page,
    },
    identity::Currency,
    money::Money,
    problem::{FieldError, Problem},
    tasks::Progress,
};

use super::fixture::{CALENDAR, TODAY, habit, habit_id, measured, page_state, refrained, render, with};
use crate::{
    habits::{habit_view, habits_view},
    page::Draft,
};

fn view(input: &HabitInput) -> HabitPageView {
    let text = DayText { note: Some("</textarea><script>x</script>".to_owned()), skip_reason: None };
    habit_page(input, &BTreeMap::from([(TODAY, text)]), CALENDAR, TODAY, 2026)
}

fn html(view: HabitPageView, draft: Option<Draft>) -> String {
    render(&format!("/app/habits/{}", habit_id(2)), move || habit_view(page_state(view.clone(), draft.clone())))
}

#[test]
fn a_habit_shows_its_figures_its_year_and_its_days() {
    let read = with(habit(2, "Read", Schedule::Daily {}), TODAY.yesterday().unwrap(), Some(EntryStatus::Done), None);
    let html = html(view(&read), None);
    for text in
        ["Read", "Streak", "Strength", "How this is computed", "Check in today: ", "Yesterday", "Archive", "Delete"]
    {
        assert!(html.contains(text), "{text} is missing");
    }
    assert!(html.contains("day=2026-01-01&amp;year=2026#day"), "{html}");
}

#[test]
fn a_habit_shows_how_far_its_tasks_are() {
    let alone = view(&habit(2, "Read more", Schedule::Daily {}));
    assert!(!html(alone.clone(), None).contains("Its tasks"));
    let html = html(HabitPageView { tasks: Progress { done: 2, all: 5 }, ..alone }, None);
    for text in ["Its tasks", "2 of 5 done", "/app/tasks/filters?f=%2B%22Read%20more%22"] {
        assert!(html.contains(text), "{text} is missing: {html}");
    }
}

#[test]
fn a_hostile_note_stays_text() {
    let html = html(view(&habit(2, "Read", Schedule::Daily {})), None);
    assert!(!html.contains("<script>x"), "{html}");
}

#[test]
fn a_skipped_day_says_why() {
    let read = with(habit(2, "Read", Schedule::Daily {}), TODAY, Some(EntryStatus::Skipped), None);
    let text = DayText { note: None, skip_reason: Some("ill".to_owned()) };
    let html = html(habit_page(&read, &BTreeMap::from([(TODAY, text)]), CALENDAR, TODAY, 2026), None);
    for said in ["Skipped: ill", "Skipped · ill", "value=\"ill\""] {
        assert!(html.contains(said), "{said} is missing: {html}");
    }
}

#[test]
fn a_refused_amount_keeps_what_was_typed_and_says_why() {
    let fields = [("form", "value"), ("value", "many")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let problem = Problem::invalid(vec![FieldError::new("value", "not_a_number")]);
    let draft = Draft { fields: fields.into(), problem };
    let html = html(view(&measured(2, "Read", "20", "pages")), Some(draft));
    assert!(html.contains("value=\"many\""), "{html}");
    assert!(html.contains("Enter a number"), "{html}");
    assert!(html.contains("aria-invalid=\"true\""), "{html}");
}

#[test]
fn ids_on_a_page_are_unique() {
    let html = html(view(&measured(2, "Read", "20", "pages")), None);
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
}

#[test]
fn the_list_moves_rows_with_buttons() {
    let inputs = [habit(1, "Aaa", Schedule::Daily {}), habit(2, "Bbb", Schedule::TimesPerWeek { times: 3 })];
    let list = habit_list(&inputs, CALENDAR);
    let html = render("/app/habits?arrange=true", move || habits_view(page_state(list.clone(), None)));
    assert!(html.contains("action=\"/rpc/habits/move\""), "{html}");
    assert!(html.contains("Move Aaa down"), "{html}");
    assert!(html.contains("Three times a week"), "{html}");
}

#[test]
fn a_habit_to_quit_shows_kept_days_and_a_slip_as_a_dot() {
    let smoking = with(refrained(5, "Smoking", None), TODAY.yesterday().unwrap(), Some(EntryStatus::Failed), None);
    let html = html(view(&smoking), None);
    for text in [
        "None: a day counts as kept unless you note a slip",
        "Kept so far",
        "Note a slip",
        "Smoking, 2026: 69 days kept",
        "Wed 11 March 2026: slip",
        "Tue 10 March 2026: kept",
        "What you leave alone counts when the day is over.",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(html.contains("h0\""), "the dot of the slip: {html}");
    assert!(!html.contains("Note as not done"), "{html}");
}

#[test]
fn a_limit_says_on_which_side_a_day_was() {
    let mut coffee = refrained(6, "Coffee", Some("2"));
    for (day, cups) in [(10, "2"), (11, "3")] {
        coffee = with(coffee, jiff::civil::date(2026, 3, day), None, Some(cups));
    }
    let html = html(view(&coffee), None).replace('\u{a0}', " ");
    for text in ["At most 2 cups. Every day", "2 cups, within", "3 cups, over", "Coffee, 2026: 1 day within the limit"]
    {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(html.contains("Over") && html.contains("Within") && html.contains("Note as over"), "{html}");
}

#[test]
fn the_list_says_what_every_habit_asks() {
    let every = habit(1, "Aaa", Schedule::EveryXDays { days: 3, anchor: Anchor::LastDone });
    let monthly = habit(2, "Bbb", Schedule::TimesPerMonth { times: 4 });
    let list = habit_list(&[every, monthly, refrained(3, "Ccc", Some("2"))], CALENDAR);
    let html = render("/app/habits", move || habits_view(page_state(list.clone(), None)));
    for text in ["Every 3 days, counted from the last time", "Four times a month", "At most 2\u{a0}cups. Every day"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn reserves_are_said_in_plain_words() {
    let html = html(view(&habit(2, "Read", Schedule::Daily {})), None);
    assert!(html.contains("2 reserves a month; 2 left in March."), "{html}");
    let mut none = habit(2, "Read", Schedule::Daily {});
    none.habit.reserves_per_month = 0;
    assert!(!self::html(view(&none), None).contains("a month; "), "no word of what there is not");
}

#[test]
fn quitting_is_told_in_days_and_in_an_estimate_with_its_figures() {
    let mut smoking = refrained(5, "Smoking", None);
    smoking.habit.unit_price = Some(Money { minor: 42, currency: Currency::default() });
    smoking.habit.usual_amount = Quantity::parse("10").ok();
    let html = html(view(&smoking), None).replace('\u{a0}', " ");
    for text in [
        "Free of it",
        "since 1 January 2026",
        "294.00 EUR",
        "an estimate",
        "70 kept days × 10 a day × 0.42 EUR = 294.00 EUR",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let slipped = with(refrained(5, "Smoking", None), jiff::civil::date(2026, 3, 2), Some(EntryStatus::Failed), None);
    let html = self::html(view(&slipped), None);
    assert!(html.contains("since the slip of 2 March 2026") && !html.contains("Not spent"), "{html}");
    assert!(!self::html(view(&habit(2, "Read", Schedule::Daily {})), None).contains("Free of it"));
}

#[test]
fn the_two_minute_version_stands_among_what_can_be_said_of_a_day() {
    let mut read = habit(2, "Read", Schedule::Daily {});
    read.habit.minimum_text = Some("one page".to_owned());
    assert!(html(view(&read), None).contains("Just the two-minute version: one page"));
    let small = with(read, TODAY, Some(EntryStatus::Partial), None);
    let html = html(view(&small), None);
    assert!(!html.contains("Just the two-minute version") && html.contains("Two-minute version"), "{html}");
}

#[test]
fn days_on_which_nobody_was_here_are_not_told_as_kept() {
    let mut smoking = refrained(5, "Smoking", None);
    let (from_day, to_day) = (jiff::civil::date(2026, 3, 2), Some(jiff::civil::date(2026, 3, 10)));
    smoking.pauses = vec![DaySpan { from_day, to_day }];
    let html = html(view(&smoking), None);
    assert!(html.contains("Tue 10 March 2026: not counted") && html.contains("Wed 11 March 2026: kept"), "{html}");
}
