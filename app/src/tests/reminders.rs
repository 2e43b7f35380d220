//! The reminders on the page of their habit.

use std::collections::BTreeMap;

use domain::{
    habits::{HabitPageView, Schedule, WeekdaySet, habit_page},
    identity::TimeZoneName,
    ids::ReminderId,
    problem::{FieldError, Problem},
    reminders::HabitReminder,
};
use jiff::civil::Time;
use uuid::Uuid;

use super::fixture::{CALENDAR, TODAY, habit, habit_id, page_state, render};
use crate::{habits::habit_view, page::Draft};

fn reminder(number: u8) -> HabitReminder {
    HabitReminder {
        id: ReminderId(Uuid::from_u128(u128::from(number))),
        habit_id: habit_id(2),
        at: Time::constant(7, 0, 0, 0),
        weekdays: WeekdaySet::from_bits(0b001_1111).unwrap_or_else(WeekdaySet::every_day),
        until: Some(Time::constant(9, 0, 0, 0)),
        every_minutes: Some(15),
        zone: None,
        is_on: true,
        version: 1,
    }
}

fn html(reminders: Vec<HabitReminder>, query: &str, draft: Option<Draft>) -> String {
    let view = habit_page(&habit(2, "Read", Schedule::Daily {}), &BTreeMap::new(), CALENDAR, TODAY, 2026);
    let view = HabitPageView { reminders, ..view };
    let address = format!("/app/habits/{}{query}", habit_id(2));
    render(&address, move || habit_view(page_state(view.clone(), draft.clone())))
}

fn refused(form: &str, code: &str) -> Draft {
    let fields = [("form", form), ("at", "25:00"), ("weekdays", "mon,tue")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Draft { fields: fields.into(), problem: Problem::invalid(vec![FieldError::new("at", code)]) }
}

#[test]
fn a_reminder_says_when_it_asks() {
    let fixed = HabitReminder { zone: TimeZoneName::parse("Asia/Tokyo").ok(), is_on: false, ..reminder(2) };
    let html = html(vec![reminder(1), fixed], "", None);
    for said in [
        "07:00 on weekdays, again every 15 minutes until 09:00 while it is open",
        "Switch off the reminder at 07:00",
        "Switch on the reminder at 07:00",
        "Off · by the clock of Asia/Tokyo",
        "Delete the reminder at 07:00",
        "Add a reminder",
    ] {
        assert!(html.contains(said), "{said} is missing: {html}");
    }
    assert!(!html.contains("None yet"), "{html}");
}

#[test]
fn a_habit_without_reminders_says_so_and_offers_one() {
    let html = html(Vec::new(), "", None);
    for said in ["None yet.", "Add a reminder", "Travels with me", "Stays on the clock of UTC"] {
        assert!(html.contains(said), "{said} is missing: {html}");
    }
    let full = (1..=10).map(reminder).collect();
    let html = self::html(full, "", None);
    assert!(html.contains("ten reminders") && !html.contains("Add a reminder"), "{html}");
}

#[test]
fn one_reminder_is_changed_at_a_time() {
    let two = vec![reminder(1), reminder(2)];
    let html = html(two, &format!("?reminder={}", Uuid::from_u128(2)), None);
    assert_eq!(html.matches("name=\"every_minutes\"").count(), 1, "{html}");
    for said in ["Save reminder", "value=\"07:00\"", "value=\"15\"", "value=\"09:00\""] {
        assert!(html.contains(said), "{said} is missing: {html}");
    }
    assert!(!html.contains("Add a reminder"), "{html}");
}

#[test]
fn a_refused_reminder_keeps_what_was_typed_and_says_why_once() {
    let html = html(vec![reminder(1)], "", Some(refused("reminder", "not_a_time")));
    assert!(html.contains("value=\"25:00\""), "{html}");
    // Beside the field, and in the summary of its own form only.
    assert_eq!(html.matches("Enter a time, such as 21:30.").count(), 2, "{html}");
    let address = format!("?reminder={}", Uuid::from_u128(1));
    let html = self::html(vec![reminder(1)], &address, Some(refused("change_reminder", "not_a_time")));
    assert_eq!(html.matches("Enter a time, such as 21:30.").count(), 2, "{html}");
}

#[test]
fn ids_stay_unique_beside_reminders() {
    for query in [String::new(), format!("?reminder={}", Uuid::from_u128(1))] {
        let html = html(vec![reminder(1), reminder(2)], &query, None);
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{ids:?}");
    }
}
