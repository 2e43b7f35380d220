//! Instants of reminders, above all where the clocks change.

use domain::{
    habits::WeekdaySet,
    ids::{HabitId, ReminderId},
    reminders::{Firing, HabitReminder, firings},
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Time, Weekday, date, time},
    tz::TimeZone,
};
use proptest::prelude::*;
use uuid::Uuid;

const ZONES: [&str; 8] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Apia",
];

fn daily(at: Time) -> HabitReminder {
    HabitReminder {
        id: ReminderId(Uuid::from_u128(1)),
        habit_id: HabitId(Uuid::from_u128(2)),
        at,
        weekdays: WeekdaySet::every_day(),
        until: None,
        every_minutes: None,
        zone: None,
        is_on: true,
        version: 1,
    }
}

fn again(at: Time, every_minutes: u16, until: Time) -> HabitReminder {
    HabitReminder { until: Some(until), every_minutes: Some(every_minutes), ..daily(at) }
}

fn clock(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The instants between two, as text.
fn asked(reminder: &HabitReminder, zone: &str, from: &str, to: &str) -> Vec<String> {
    let zone = TimeZone::get(zone).unwrap();
    firings(reminder, &zone, at(from), at(to)).map(|firing| firing.at.to_string()).collect()
}

#[test]
fn a_reminder_asks_at_its_time_on_its_days() {
    let weekend = WeekdaySet::default().with(Weekday::Saturday).with(Weekday::Sunday);
    let reminder = HabitReminder { weekdays: weekend, ..daily(clock(7, 0)) };
    let week = asked(&reminder, "Europe/Berlin", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z");
    assert_eq!(week, ["2026-03-14T06:00:00Z", "2026-03-15T06:00:00Z"]);
    let off = HabitReminder { is_on: false, ..reminder };
    assert!(asked(&off, "Europe/Berlin", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z").is_empty());
}

#[test]
fn the_first_instant_belongs_to_a_span_and_the_last_does_not() {
    let seven = daily(clock(7, 0));
    let span = |from, to| asked(&seven, "UTC", from, to).len();
    assert_eq!(span("2026-03-10T07:00:00Z", "2026-03-10T07:00:01Z"), 1);
    assert_eq!(span("2026-03-10T06:00:00Z", "2026-03-10T07:00:00Z"), 0);
    assert_eq!(span("2026-03-10T08:00:00Z", "2026-03-10T06:00:00Z"), 0);
}

#[test]
fn a_window_asks_again_and_numbers_its_times() {
    let reminder = again(clock(7, 0), 15, clock(7, 45));
    let (from, to) = (at("2026-03-10T00:00:00Z"), at("2026-03-11T00:00:00Z"));
    let found: Vec<Firing> = firings(&reminder, &TimeZone::UTC, from, to).collect();
    assert_eq!(found.iter().map(|firing| firing.slot).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert!(found.iter().all(|firing| firing.day == date(2026, 3, 10)));
    assert_eq!(found[3].at, at("2026-03-10T07:45:00Z"));
}

#[test]
fn what_a_zone_leaps_over_is_asked_for_at_the_next_valid_minute() {
    // 02:00 to 03:00 do not exist in Berlin on 29 March 2026.
    let span = ("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z");
    for minute in [0, 30, 59] {
        let found = asked(&daily(clock(2, minute)), "Europe/Berlin", span.0, span.1);
        assert_eq!(found, ["2026-03-29T01:00:00Z"], "{minute}");
    }
    // Half an hour on Lord Howe, on 4 October 2026.
    let found = asked(&daily(clock(2, 10)), "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-04T12:00:00Z");
    assert_eq!(found, ["2026-10-03T15:30:00Z"]);
    // Midnight itself in Santiago, on 6 September 2026.
    let found = asked(&daily(clock(0, 0)), "America/Santiago", "2026-09-05T12:00:00Z", "2026-09-06T12:00:00Z");
    assert_eq!(found, ["2026-09-06T04:00:00Z"]);
}

#[test]
fn several_times_in_one_leap_ask_once() {
    let reminder = again(clock(1, 45), 15, clock(3, 15));
    let found = asked(&reminder, "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z");
    assert_eq!(found, ["2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z"]);
}

#[test]
fn a_repeated_hour_asks_once_and_the_first_time() {
    // 02:00 to 03:00 come twice in Berlin on 25 October 2026.
    let found = asked(&daily(clock(2, 30)), "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z");
    assert_eq!(found, ["2026-10-25T00:30:00Z"]);
    let reminder = again(clock(2, 0), 30, clock(3, 0));
    let found = asked(&reminder, "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z");
    assert_eq!(found, ["2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"]);
}

#[test]
fn a_date_that_a_zone_leaps_over_asks_for_nothing() {
    // Samoa had no 30 December 2011.
    let reminder = daily(clock(7, 0));
    let (from, to) = (at("2011-12-28T00:00:00Z"), at("2012-01-01T12:00:00Z"));
    let zone = TimeZone::get("Pacific/Apia").unwrap();
    let days: Vec<_> = firings(&reminder, &zone, from, to).map(|firing| firing.day).collect();
    assert_eq!(days, [date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn every_date_asks_once_for_each_time_and_never_twice_at_once(
        zone in proptest::sample::select(&ZONES[..]),
        second in 1_262_304_000i64..1_893_456_000,
        hour in 0i8..24,
        minute in 0i8..60,
        every in 5u16..=720,
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let from = Timestamp::from_second(second).unwrap();
        let to = from.checked_add((24 * 30).hours()).unwrap();
        let once = daily(clock(hour, minute));
        let found: Vec<Firing> = firings(&once, &zone, from, to).collect();
        // A month of one zone has as many as it has days, or one fewer by a leap of dates.
        prop_assert!((28..=31).contains(&found.len()), "{}", found.len());
        prop_assert!(found.windows(2).all(|pair| pair[0].at < pair[1].at && pair[0].day < pair[1].day));
        let reminder = HabitReminder { until: Some(clock(23, 59)), every_minutes: Some(every), ..once };
        let found: Vec<Firing> = firings(&reminder, &zone, from, to).collect();
        let in_order = found
            .windows(2)
            .all(|pair| pair[0].at < pair[1].at && (pair[0].day, pair[0].slot) < (pair[1].day, pair[1].slot));
        prop_assert!(in_order);
        prop_assert!(found.iter().all(|firing| from <= firing.at && firing.at < to));
    }

    #[test]
    fn a_span_is_the_sum_of_its_parts(
        zone in proptest::sample::select(&ZONES[..]), second in 1_262_304_000i64..1_893_456_000, cut in 0i64..864_000,
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let reminder = HabitReminder { until: Some(clock(3, 30)), every_minutes: Some(20), ..daily(clock(0, 10)) };
        let after = |seconds: i64| Timestamp::from_second(second + seconds).unwrap();
        let (from, middle, to) = (after(0), after(cut), after(864_000));
        let whole: Vec<Firing> = firings(&reminder, &zone, from, to).collect();
        let parts: Vec<Firing> =
            firings(&reminder, &zone, from, middle).chain(firings(&reminder, &zone, middle, to)).collect();
        prop_assert_eq!(whole, parts);
    }
}
