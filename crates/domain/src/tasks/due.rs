//! When a task is due: a day, or a time of a day. The time keeps its wall clock, and its zone is asked only when an
//! instant is needed, so that it does not move when the clocks change.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::recurrence::calendar_instant;

/// The longest name of a time zone, in bytes.
const LONGEST_ZONE: usize = 64;

/// When a task is due.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// The time of that day, if it matters.
    pub time: Option<Time>,
    /// The name of the zone in which the time holds; none is wherever the owner is.
    pub zone: Option<String>,
}

impl Due {
    /// A day.
    #[must_use]
    pub const fn on(day: Date) -> Self {
        Self { day, time: None, zone: None }
    }

    /// A time of a day, wherever the owner is.
    #[must_use]
    pub const fn at(day: Date, time: Time) -> Self {
        Self { day, time: Some(time), zone: None }
    }

    /// The same on another day.
    #[must_use]
    pub fn moved_to(&self, day: Date) -> Self {
        Self { day, ..self.clone() }
    }

    /// The instant at which it is due; none for a whole day. `zone`: the one that it names, else the owner's.
    #[must_use]
    pub fn instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        self.time.map(|time| calendar_instant(self.day, time, zone))
    }

    /// # Errors
    /// `out_of_range` outside 1900 to 2200, `not_allowed` for a zone without a time, `unknown_time_zone` for what
    /// cannot be a name of one. Whether the zone exists is known where zones are.
    pub fn check(&self) -> Result<(), &'static str> {
        if !(1900..=2200).contains(&self.day.year()) {
            return Err("out_of_range");
        }
        match (&self.zone, self.time) {
            (Some(_), None) => Err("not_allowed"),
            (Some(zone), Some(_)) if !is_zone_name(zone) => Err("unknown_time_zone"),
            _ => Ok(()),
        }
    }
}

/// Names of the IANA database are made of these letters.
fn is_zone_name(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'-' | b'+');
    !name.is_empty() && name.len() <= LONGEST_ZONE && name.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_zone_belongs_to_a_time() {
        let day = date(2026, 3, 29);
        let zoned = |zone: &str| Due { zone: Some(zone.to_owned()), ..Due::at(day, time(18, 0, 0, 0)) };
        assert_eq!((Due::on(day).check(), zoned("Europe/Berlin").check()), (Ok(()), Ok(())));
        assert_eq!(Due { zone: Some("UTC".to_owned()), ..Due::on(day) }.check(), Err("not_allowed"));
        for odd in ["", "Europe Berlin", "Europe/Berlin\n"] {
            assert_eq!(zoned(odd).check(), Err("unknown_time_zone"), "{odd:?}");
        }
        assert_eq!(Due::on(date(2201, 1, 1)).check(), Err("out_of_range"));
    }
}
