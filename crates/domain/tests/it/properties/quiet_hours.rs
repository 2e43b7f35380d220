//! When something may leave the app, over zones with summer time and over years.

use domain::{
    notifications::{NotificationSettings, QuietHours, delivery_time, latest_summary, next_summary},
    time::instant_of,
};
use jiff::{SignedDuration, Timestamp, civil::Time, tz::TimeZone};
use proptest::prelude::*;

const ZONES: [&str; 8] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
];

/// From 2010 to 2030.
fn instants() -> impl Strategy<Value = Timestamp> {
    (1_262_304_000i64..1_893_456_000).prop_map(|second| Timestamp::from_second(second).unwrap())
}

fn minutes() -> impl Strategy<Value = Time> {
    (0i8..24, 0i8..60).prop_map(|(hour, minute)| Time::new(hour, minute, 0, 0).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_in_quiet_hours_and_nothing_waits_longer_than_they_last(
        zone in proptest::sample::select(&ZONES[..]), now in instants(), from in minutes(), to in minutes(),
    ) {
        prop_assume!(from != to);
        let zone = TimeZone::get(zone).unwrap();
        let quiet = QuietHours::new(from, to).unwrap();
        let settings = NotificationSettings { quiet: Some(quiet), ..NotificationSettings::default() };
        let at = delivery_time(&settings, &zone, now);
        prop_assert!(at >= now);
        // A day is 25 hours long at most, where a clock is set back.
        prop_assert!(at.duration_since(now) <= SignedDuration::from_hours(25));
        let wall = zone.to_datetime(at);
        // In an hour that comes twice the quiet is over once, and an end that is skipped may leave out all that is not
        // quiet.
        let end = wall.date().to_datetime(to);
        let is_odd = [wall, end].into_iter().any(|wall| zone.to_ambiguous_timestamp(wall).is_ambiguous());
        prop_assert!(!quiet.contains(wall.time()) || is_odd, "{wall}");
        if !quiet.contains(zone.to_datetime(now).time()) {
            prop_assert_eq!(at, now);
        }
    }

    #[test]
    fn a_time_of_the_wall_clock_has_an_instant_that_shows_it_or_a_later_one(
        zone in proptest::sample::select(&ZONES[..]), now in instants(), time in minutes(),
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let wall = zone.to_datetime(now).date().to_datetime(time);
        let shown = zone.to_datetime(instant_of(wall, &zone));
        prop_assert!(shown >= wall);
        prop_assert!(shown == wall || zone.to_ambiguous_timestamp(wall).is_ambiguous());
    }

    #[test]
    fn summaries_follow_each_other_once_a_date(
        zone in proptest::sample::select(&ZONES[..]), now in instants(), time in minutes(),
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let (before, after) = (latest_summary(time, &zone, now), next_summary(time, &zone, now));
        prop_assert!(before <= now && now < after);
        prop_assert_eq!(next_summary(time, &zone, before), after);
        let (before, after) = (zone.to_datetime(before).date(), zone.to_datetime(after).date());
        prop_assert_eq!(before.tomorrow().unwrap(), after);
    }
}
