//! How Loop stores a habit and its days.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::habits::calendar::day_number;

/// So many times in so many days. Equal numbers mean every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frequency {
    times: u32,
    days: u32,
}

impl Frequency {
    /// Zeros are read as one.
    #[must_use]
    pub const fn new(times: u32, days: u32) -> Self {
        let (times, days) = (if times == 0 { 1 } else { times }, if days == 0 { 1 } else { days });
        if times == days { Self { times: 1, days: 1 } } else { Self { times, days } }
    }

    /// How many times.
    #[must_use]
    pub const fn times(self) -> u32 {
        self.times
    }

    /// In how many days.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.days
    }

    /// Times a day.
    #[must_use]
    pub fn per_day(self) -> f64 {
        f64::from(self.times) / f64::from(self.days)
    }
}

/// How a day is judged. Targets are in the habit's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum LoopKind {
    /// Done or not.
    YesNo,
    /// A sum to reach.
    AtLeast(f64),
    /// A sum to stay within.
    AtMost(f64),
}

/// The stored number of a day: a code for yes/no habits, thousandths for numeric ones. The codes overlap the amounts;
/// a skip of a numeric habit reads as 0.003 units there, and here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LoopValue(pub i64);

impl LoopValue {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self(-1);
    /// Said not to be done.
    pub const NO: Self = Self(0);
    /// Implied by other days.
    pub const YES_AUTO: Self = Self(1);
    /// Said to be done.
    pub const YES_MANUAL: Self = Self(2);
    /// Left out.
    pub const SKIP: Self = Self(3);
}

/// The entry of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopEntry {
    /// Which day.
    pub day: Date,
    /// The stored number.
    pub value: LoopValue,
}

/// The known entries by day number; the last of several for one day counts.
pub(super) fn by_day(entries: &[LoopEntry]) -> BTreeMap<i32, LoopValue> {
    entries
        .iter()
        .map(|entry| (day_number(entry.day), entry.value))
        .filter(|(_, value)| *value != LoopValue::UNKNOWN)
        .collect()
}
