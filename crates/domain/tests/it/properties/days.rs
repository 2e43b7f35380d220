//! Local days, over zones with summer time and over a whole year.

use domain::time::{DayStart, latest_day_anywhere, local_day, local_day_in};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use proptest::prelude::*;

const ZONES: [&str; 12] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_local_day_is_the_clock_less_the_day_start(
        zone in proptest::sample::select(&ZONES[..]), second in 1_262_304_000i64..1_893_456_000, minutes in 0u16..=360,
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let instant = Timestamp::from_second(second).unwrap();
        let start = DayStart::from_minutes(minutes).unwrap();
        let wall = zone.to_datetime(instant);
        let shifted = wall.checked_sub(i64::from(minutes).minutes()).unwrap().date();
        prop_assert_eq!(local_day_in(instant, &zone, start), shifted);
        prop_assert_eq!(local_day(wall, DayStart::MIDNIGHT), wall.date());
        prop_assert!(local_day_in(instant, &zone, start) <= latest_day_anywhere(instant));
    }

    #[test]
    fn days_never_run_backwards_but_in_a_repeated_hour(
        zone in proptest::sample::select(&ZONES[..]), second in 1_262_304_000i64..1_893_456_000, minutes in 0u16..=360,
    ) {
        let zone = TimeZone::get(zone).unwrap();
        let start = DayStart::from_minutes(minutes).unwrap();
        let at = |hours: i64| local_day_in(Timestamp::from_second(second + hours * 3600).unwrap(), &zone, start);
        // A repeated hour is two hours at most, so three hours later the day is the same or a later one.
        prop_assert!(at(3) >= at(0));
        prop_assert!(at(0) < at(50));
    }
}

#[test]
fn a_day_start_after_six_is_refused() {
    assert_eq!(DayStart::from_minutes(361), Err("out_of_range"));
    assert_eq!(DayStart::from_minutes(360).map(DayStart::minutes), Ok(360));
}
