//! What this device cannot know by itself and asks the person once: whose clock is right about the day, and whether
//! their days shall follow the zone that they travelled to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Up to this many milliseconds a wrong clock is corrected without asking; beyond, the day itself is in doubt.
const DOUBTFUL: u64 = 12 * 60 * 60 * 1000;
/// An answer holds for the skew at which it was given, give or take so many milliseconds.
const SAME_SKEW: u64 = 60 * 60 * 1000;

/// The day is one by the device's clock and another by the server's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockQuestion {
    /// Today by this device.
    pub device: Date,
    /// Today by the server.
    pub server: Date,
}

impl ClockQuestion {
    /// The day that is safe to begin with: one that is too early does no harm, one that has not begun is refused.
    #[must_use]
    pub fn earlier(self) -> Date {
        self.device.min(self.server)
    }
}

/// The device is in another zone than the person's days. Both are IANA names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneQuestion {
    /// The device's zone.
    pub device: String,
    /// The zone of the profile.
    pub profile: String,
}

/// A clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Of this device.
    Device,
    /// Of the server.
    Server,
}

/// Which clock the person trusts, and at which skew they said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ClockAnswer {
    /// Milliseconds from the device's clock to the server's.
    pub(super) offset: i64,
    pub(super) trusted: Clock,
}

/// The clock that tells the day; none while the person has to be asked.
pub(super) fn day_clock(offset: i64, answer: Option<ClockAnswer>) -> Option<Clock> {
    if offset.unsigned_abs() <= DOUBTFUL {
        return Some(Clock::Device);
    }
    answer.filter(|answer| answer.offset.abs_diff(offset) <= SAME_SKEW).map(|answer| answer.trusted)
}

/// Whether to ask about the zone. Two names for the same time of day are no question: nothing would change.
pub(super) fn zone_question(profile: &str, device: &str, kept: &[String], same_time: bool) -> Option<ZoneQuestion> {
    let is_kept = kept.iter().any(|zone| zone == device);
    (profile != device && !is_kept && !same_time)
        .then(|| ZoneQuestion { device: device.to_owned(), profile: profile.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1000;

    #[test]
    fn up_to_twelve_hours_the_device_tells_the_day() {
        assert_eq!(day_clock(12 * HOUR, None), Some(Clock::Device));
        assert_eq!(day_clock(-12 * HOUR, None), Some(Clock::Device));
        assert_eq!(day_clock(12 * HOUR + 1, None), None);
        assert_eq!(day_clock(i64::MIN, None), None);
    }

    #[test]
    fn an_answer_holds_for_its_skew_and_no_other() {
        let answer = Some(ClockAnswer { offset: 24 * HOUR, trusted: Clock::Server });
        assert_eq!(day_clock(24 * HOUR + HOUR / 2, answer), Some(Clock::Server));
        assert_eq!(day_clock(48 * HOUR, answer), None);
        assert_eq!(day_clock(-24 * HOUR, answer), None);
        // Set right again, the clock needs no answer.
        assert_eq!(day_clock(0, answer), Some(Clock::Device));
    }

    #[test]
    fn a_zone_is_asked_about_once_and_only_where_the_time_differs() {
        let asked = zone_question("Europe/Berlin", "Asia/Tokyo", &[], false).unwrap();
        assert_eq!((asked.device.as_str(), asked.profile.as_str()), ("Asia/Tokyo", "Europe/Berlin"));
        let kept = ["Asia/Tokyo".to_owned()];
        assert_eq!(zone_question("Europe/Berlin", "Asia/Tokyo", &kept, false), None);
        assert!(zone_question("Europe/Berlin", "Europe/Lisbon", &kept, false).is_some());
        assert_eq!(zone_question("Asia/Calcutta", "Asia/Kolkata", &[], true), None);
        assert_eq!(zone_question("Europe/Berlin", "Europe/Berlin", &[], false), None);
    }

    #[test]
    fn what_begins_while_the_day_is_in_doubt_begins_on_the_earlier_one() {
        let (first, second) = (jiff::civil::date(2026, 3, 12), jiff::civil::date(2026, 3, 13));
        assert_eq!(ClockQuestion { device: second, server: first }.earlier(), first);
        assert_eq!(ClockQuestion { device: first, server: second }.earlier(), first);
    }
}
