//! Which reminders stand in a calendar. That each stands at its instant is proved where another program reads the file.

use domain::{
    calendar::{Span, upcoming},
    habits::{DaySpan, HabitInput, HabitKind, Schedule, WeekdaySet},
    ids::{HabitId, ReminderId},
    reminders::HabitReminder,
    time::DayStart,
};
use jiff::{
    Timestamp,
    civil::{Weekday, time},
    tz::TimeZone,
};
use uuid::Uuid;

use crate::support::{self, march};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn habit(number: u128, schedule: Schedule) -> HabitInput {
    let mut input = support::habit(HabitKind::YesNo, schedule, None, march(1));
    input.habit.id = HabitId(Uuid::from_u128(number));
    input
}

/// Of the habit with the same number, at a full hour.
fn reminder(number: u128, hour: i8) -> (HabitReminder, TimeZone) {
    let reminder = HabitReminder {
        id: ReminderId(Uuid::from_u128(number)),
        habit_id: HabitId(Uuid::from_u128(number)),
        at: time(hour, 0, 0, 0),
        weekdays: WeekdaySet::every_day(),
        until: None,
        every_minutes: None,
        zone: None,
        is_on: true,
        version: 1,
    };
    (reminder, TimeZone::UTC)
}

/// From Monday the 2nd to Thursday the 5th.
fn shown(inputs: &[HabitInput], reminders: &[(HabitReminder, TimeZone)], start: DayStart, most: usize) -> Vec<String> {
    let span = Span { from: at("2026-03-02T00:00:00Z"), to: at("2026-03-06T00:00:00Z"), most };
    let found = upcoming(inputs, reminders, &TimeZone::UTC, start, span);
    found.iter().map(|one| one.firing.at.to_string()).collect()
}

fn of_one(input: HabitInput) -> Vec<String> {
    shown(&[input], &[reminder(1, 7)], DayStart::MIDNIGHT, 9)
}

#[test]
fn several_reminders_stand_in_the_order_of_time_and_the_soonest_are_kept() {
    let inputs = [habit(1, Schedule::Daily {}), habit(2, Schedule::Daily {})];
    let reminders = [reminder(1, 20), reminder(2, 7)];
    let soonest = ["2026-03-02T07:00:00Z", "2026-03-02T20:00:00Z", "2026-03-03T07:00:00Z"];
    assert_eq!(shown(&inputs, &reminders, DayStart::MIDNIGHT, 3), soonest);
    assert_eq!(shown(&inputs, &reminders, DayStart::MIDNIGHT, 100).len(), 8);
}

#[test]
fn a_habit_that_rests_is_left_out() {
    let paused = DaySpan { from_day: march(3), to_day: Some(march(4)) };
    let paused = HabitInput { pauses: vec![paused], ..habit(1, Schedule::Daily {}) };
    assert_eq!(of_one(paused), ["2026-03-02T07:00:00Z", "2026-03-05T07:00:00Z"]);
    let days = WeekdaySet::default().with(Weekday::Tuesday);
    assert_eq!(of_one(habit(1, Schedule::Weekdays { days })), ["2026-03-03T07:00:00Z"]);
    let mut archived = habit(1, Schedule::Daily {});
    archived.habit.archived_at = Some(at("2026-03-01T12:00:00Z"));
    assert_eq!(of_one(archived), Vec::<String>::new());
    let mut later = habit(1, Schedule::Daily {});
    later.habit.starts_on = march(5);
    assert_eq!(of_one(later), ["2026-03-05T07:00:00Z"]);
    assert_eq!(of_one(habit(2, Schedule::Daily {})), Vec::<String>::new());
}

#[test]
fn an_hour_before_the_day_begins_belongs_to_the_day_before() {
    let days = WeekdaySet::default().with(Weekday::Monday);
    let inputs = [habit(1, Schedule::Weekdays { days })];
    let start = DayStart::from_minutes(180).unwrap();
    assert_eq!(shown(&inputs, &[reminder(1, 1)], start, 9), ["2026-03-03T01:00:00Z"]);
}

#[test]
fn a_pause_without_end_does_not_keep_anybody_busy() {
    let paused =
        HabitInput { pauses: vec![DaySpan { from_day: march(1), to_day: None }], ..habit(1, Schedule::Daily {}) };
    let (nag, zone) = reminder(1, 0);
    let nag = HabitReminder { until: Some(time(23, 55, 0, 0)), every_minutes: Some(5), ..nag };
    let reminders: Vec<_> = (0..1_000).map(|_| (nag.clone(), zone.clone())).collect();
    assert_eq!(shown(&[paused], &reminders, DayStart::MIDNIGHT, 9), Vec::<String>::new());
}
