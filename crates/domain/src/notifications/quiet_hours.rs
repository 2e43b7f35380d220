//! Hours in which nothing leaves the app. What comes up in them waits for their end.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use super::NotificationSettings;
use crate::{problem::FieldError, time::instant_of};

/// From one time of the wall clock up to another, over midnight where the second is the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// The first minute of quiet.
    pub from: Time,
    /// The first minute after it; never equal to `from`.
    pub to: Time,
}

impl QuietHours {
    /// From one whole minute to another.
    ///
    /// # Errors
    /// `quiet_to`: `not_allowed` when both are the same: that could mean no hour or all of them.
    pub fn new(from: Time, to: Time) -> Result<Self, FieldError> {
        let whole = |time: Time| Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time);
        let (from, to) = (whole(from), whole(to));
        if from == to { Err(FieldError::new("quiet_to", "not_allowed")) } else { Ok(Self { from, to }) }
    }

    /// Whether the clock shows a quiet time.
    #[must_use]
    pub fn contains(&self, time: Time) -> bool {
        if self.from < self.to { self.from <= time && time < self.to } else { self.from <= time || time < self.to }
    }

    /// The date on which the quiet ends that holds at a time.
    fn last_date(&self, date: Date, time: Time) -> Date {
        // Over midnight, an evening ends on the morning after.
        if self.from > self.to && time >= self.from { date.tomorrow().unwrap_or(Date::MAX) } else { date }
    }
}

/// When something may leave the app that came up now: at once, or at the end of the quiet hours. An end that the clock
/// skips is the first instant after the gap; in an hour that is shown twice the quiet ends with the first.
#[must_use]
pub fn delivery_time(settings: &NotificationSettings, zone: &TimeZone, now: Timestamp) -> Timestamp {
    let wall = zone.to_datetime(now);
    match settings.quiet.filter(|quiet| quiet.contains(wall.time())) {
        Some(quiet) => {
            let end = quiet.last_date(wall.date(), wall.time()).to_datetime(quiet.to);
            instant_of(end, zone).max(now)
        }
        None => now,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    fn quiet(from: (i8, i8), to: (i8, i8)) -> NotificationSettings {
        let at = |(hour, minute)| time(hour, minute, 0, 0);
        let quiet = Some(QuietHours::new(at(from), at(to)).unwrap());
        NotificationSettings { quiet, ..NotificationSettings::default() }
    }

    fn leaves(settings: &NotificationSettings, zone: &str, now: &str) -> String {
        delivery_time(settings, &TimeZone::get(zone).unwrap(), now.parse().unwrap()).to_string()
    }

    #[test]
    fn what_comes_up_at_night_waits_for_the_morning() {
        let night = quiet((22, 0), (7, 0));
        for (now, at) in [
            ("2026-03-12T20:59:59Z", "2026-03-12T20:59:59Z"),
            ("2026-03-12T21:00:00Z", "2026-03-13T06:00:00Z"),
            ("2026-03-13T05:59:59Z", "2026-03-13T06:00:00Z"),
            ("2026-03-13T06:00:00Z", "2026-03-13T06:00:00Z"),
            ("2026-03-13T12:00:00Z", "2026-03-13T12:00:00Z"),
        ] {
            assert_eq!(leaves(&night, "Europe/Berlin", now), at, "{now}");
        }
        let siesta = quiet((13, 0), (15, 30));
        assert_eq!(leaves(&siesta, "Europe/Berlin", "2026-03-12T12:10:00Z"), "2026-03-12T14:30:00Z");
        let never = NotificationSettings::default();
        assert_eq!(leaves(&never, "Europe/Berlin", "2026-03-12T02:00:00Z"), "2026-03-12T02:00:00Z");
    }

    #[test]
    fn an_end_that_the_clock_skips_is_the_end_of_the_gap() {
        let night = quiet((22, 0), (2, 30));
        assert_eq!(leaves(&night, "Europe/Berlin", "2026-03-29T00:30:00Z"), "2026-03-29T01:00:00Z");
    }

    #[test]
    fn in_an_hour_that_comes_twice_the_quiet_ends_once() {
        let night = quiet((22, 0), (2, 30));
        assert_eq!(leaves(&night, "Europe/Berlin", "2026-10-25T00:10:00Z"), "2026-10-25T00:30:00Z");
        assert_eq!(leaves(&night, "Europe/Berlin", "2026-10-25T01:10:00Z"), "2026-10-25T01:10:00Z", "the second 02:10");
    }

    #[test]
    fn quiet_from_a_time_to_the_same_time_says_nothing() {
        let at = time(22, 0, 0, 0);
        assert_eq!(QuietHours::new(at, at), Err(FieldError::new("quiet_to", "not_allowed")));
        assert_eq!(QuietHours::new(at, time(22, 0, 30, 0)), Err(FieldError::new("quiet_to", "not_allowed")));
    }
}
