//! When a wall-clock time of a day is. The zone is asked as late as possible, so that 18:00 stays 18:00 when the clocks
//! change, or when a country changes its mind about them.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// The instant of a time of day in a zone, as calendar programs read it. A time that the clocks jump over is read with
/// the offset before the jump, so 02:30 becomes 03:30; of a repeated hour the first one counts (RFC 5545, section
/// 3.3.5). Whoever is called at a time of the clock is called by [`crate::time::instant_of`] instead, right after the
/// jump.
#[must_use]
pub fn calendar_instant(day: Date, time: Time, zone: &TimeZone) -> Timestamp {
    let instant = zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible();
    instant.unwrap_or(if day.year() < 1970 { Timestamp::MIN } else { Timestamp::MAX })
}
