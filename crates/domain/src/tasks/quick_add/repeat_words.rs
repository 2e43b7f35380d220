//! A repeat as people say it: every so many days, weeks, months or years, on which days, counted from what.

use core::fmt;

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    numbers::ordinal_ending,
    weekdays::{weekday_word, working_days},
};
use crate::habits::WeekdaySet;

/// How a task comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepeatWords {
    /// What is counted.
    pub unit: RepeatUnit,
    /// Every so many of them, 1 to 999.
    pub interval: u16,
    /// On these weekdays; only with weeks, and empty when the day of the first occurrence decides.
    pub weekdays: WeekdaySet,
    /// On this day of the month; only with months, and none when the day of the first occurrence decides.
    pub month_day: Option<MonthDay>,
    /// What the next one is counted from.
    pub anchor: RepeatAnchor,
}

/// What a repeat counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepeatUnit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// A day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// By number, 1 to 31; a shorter month has it on its last day.
    Day(i8),
    /// The last.
    Last,
    /// The first to fifth of a weekday; a month without a fifth has none.
    Nth(i8, Weekday),
    /// The last of a weekday.
    LastOf(Weekday),
}

/// What the next occurrence is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepeatAnchor {
    /// From the day it was due.
    Schedule,
    /// From the day it was done.
    Completion,
}

impl RepeatWords {
    /// The most that an interval may be.
    pub const MAX_INTERVAL: u16 = 999;

    /// Every so many, and nothing else said.
    #[must_use]
    pub fn every(interval: u16, unit: RepeatUnit) -> Self {
        let weekdays = WeekdaySet::default();
        Self { unit, interval, weekdays, month_day: None, anchor: RepeatAnchor::Schedule }
    }

    /// The first day on or after `from` that fits: a line that says only the repeat begins there.
    #[must_use]
    pub fn first_day(&self, from: Date) -> Date {
        let mut week = (0..7_i64).filter_map(|ahead| from.checked_add(ahead.days()).ok());
        if let Some(day) = week.find(|day| self.weekdays.contains(day.weekday())) {
            return day;
        }
        let Some(wanted) = self.month_day else { return from };
        let months = (0..12_i64).filter_map(|ahead| from.first_of_month().checked_add(ahead.months()).ok());
        let mut days = months.filter_map(|month| wanted.in_month(month));
        days.find(|day| *day >= from).unwrap_or(from)
    }
}

impl MonthDay {
    fn in_month(self, first: Date) -> Option<Date> {
        match self {
            Self::Day(day) => Date::new(first.year(), first.month(), day.min(first.days_in_month())).ok(),
            Self::Last => Some(first.last_of_month()),
            Self::Nth(nth, weekday) => first.nth_weekday_of_month(nth, weekday).ok(),
            Self::LastOf(weekday) => first.nth_weekday_of_month(-1, weekday).ok(),
        }
    }
}

/// In the words of a line: `every 2 weeks on monday, friday`, `every! 3 days`, `every month on the 15th`.
impl fmt::Display for RepeatWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.anchor {
            RepeatAnchor::Schedule => "every ",
            RepeatAnchor::Completion => "every! ",
        })?;
        let days = self.weekdays.iter().map(weekday_word).collect::<Vec<_>>().join(", ");
        match (self.interval, self.weekdays.is_empty()) {
            (1, false) if self.weekdays == working_days() => f.write_str("weekday")?,
            (1, false) => f.write_str(&days)?,
            (1, true) => f.write_str(self.unit.word())?,
            (interval, true) => write!(f, "{interval} {}s", self.unit.word())?,
            (interval, false) => write!(f, "{interval} {}s on {days}", self.unit.word())?,
        }
        match self.month_day {
            Some(day) => write!(f, " on the {day}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}{}", ordinal_ending(day)),
            Self::Last => f.write_str("last day"),
            Self::Nth(nth, weekday) => write!(f, "{nth}{} {}", ordinal_ending(nth), weekday_word(weekday)),
            Self::LastOf(weekday) => write!(f, "last {}", weekday_word(weekday)),
        }
    }
}

impl RepeatUnit {
    const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}
