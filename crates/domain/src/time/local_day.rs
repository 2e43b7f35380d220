//! Which day an instant belongs to. A check-in at 01:30 belongs to the evening before, for whoever says so.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Serialize};

/// Minutes after midnight at which a user's day begins: 0 to 360.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct DayStart(u16);

impl DayStart {
    /// Midnight.
    pub const MIDNIGHT: Self = Self(0);

    /// # Errors
    /// `out_of_range` above 360 minutes.
    pub const fn from_minutes(minutes: u16) -> Result<Self, &'static str> {
        if minutes > 360 { Err("out_of_range") } else { Ok(Self(minutes)) }
    }

    /// Minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl TryFrom<u16> for DayStart {
    type Error = &'static str;

    fn try_from(minutes: u16) -> Result<Self, Self::Error> {
        Self::from_minutes(minutes)
    }
}

impl From<DayStart> for u16 {
    fn from(start: DayStart) -> Self {
        start.0
    }
}

/// The day that a wall-clock time belongs to. Subtracts from the wall clock, not from elapsed time, so that a
/// repeated or skipped hour never moves a day (spec/habits 4.1).
#[must_use]
pub fn local_day(wall: DateTime, start: DayStart) -> Date {
    let minutes = i32::from(wall.hour()) * 60 + i32::from(wall.minute());
    if minutes < i32::from(start.minutes()) { wall.date().yesterday().unwrap_or(Date::MIN) } else { wall.date() }
}

/// The day that an instant belongs to in a time zone.
#[must_use]
pub fn local_day_in(instant: Timestamp, zone: &TimeZone, start: DayStart) -> Date {
    local_day(zone.to_datetime(instant), start)
}

/// Today at UTC+14, the first place on Earth to reach a date: no honest day lies after it.
#[must_use]
pub fn latest_day_anywhere(now: Timestamp) -> Date {
    Offset::constant(14).to_datetime(now).date()
}
