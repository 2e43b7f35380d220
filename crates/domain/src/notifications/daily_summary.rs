//! When the one summary of a day comes: once for each date of the person's wall clock.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::time::instant_of;

/// The first summary after an instant, by the wall clock of a zone.
#[must_use]
pub fn next_summary(at: Time, zone: &TimeZone, after: Timestamp) -> Timestamp {
    around(at, zone, after).into_iter().find(|summary| *summary > after).unwrap_or(Timestamp::MAX)
}

/// The last summary up to an instant.
#[must_use]
pub fn latest_summary(at: Time, zone: &TimeZone, now: Timestamp) -> Timestamp {
    around(at, zone, now).into_iter().rev().find(|summary| *summary <= now).unwrap_or(Timestamp::MIN)
}

/// The summaries of the dates around an instant, oldest first. Two days on each side are enough for a zone that leaves
/// a whole day out.
fn around(at: Time, zone: &TimeZone, instant: Timestamp) -> [Timestamp; 5] {
    let date = zone.to_datetime(instant).date();
    let before = date.yesterday().unwrap_or(Date::MIN);
    let after = date.tomorrow().unwrap_or(Date::MAX);
    let dates = [before.yesterday().unwrap_or(Date::MIN), before, date, after, after.tomorrow().unwrap_or(Date::MAX)];
    dates.map(|date| instant_of(date.to_datetime(at), zone))
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_summary_comes_once_a_date_also_when_the_clock_changes() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let half_past_two = time(2, 30, 0, 0);
        let (mut now, mut found) = (at("2026-03-27T12:00:00Z"), Vec::new());
        for _ in 0..3 {
            now = next_summary(half_past_two, &zone, now);
            found.push(now.to_string());
        }
        assert_eq!(found, ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]);
        let twice = next_summary(half_past_two, &zone, at("2026-10-25T00:29:59Z"));
        assert_eq!(twice, at("2026-10-25T00:30:00Z"));
        assert_eq!(next_summary(half_past_two, &zone, twice), at("2026-10-26T01:30:00Z"), "the second 02:30 is none");
    }

    #[test]
    fn the_latest_summary_is_the_one_before_the_next() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let seven = time(7, 0, 0, 0);
        for now in ["2026-03-08T10:59:59Z", "2026-03-08T11:00:00Z", "2026-11-01T12:00:00Z", "2026-11-01T11:59:59Z"] {
            let (now, latest) = (at(now), latest_summary(seven, &zone, at(now)));
            assert!(latest <= now, "{now}");
            assert!(next_summary(seven, &zone, latest) > now, "{now}");
        }
        assert_eq!(latest_summary(seven, &zone, at("2026-03-08T11:00:00Z")), at("2026-03-08T11:00:00Z"));
    }
}
