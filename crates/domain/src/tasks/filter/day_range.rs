//! Ranges of days, from today or by date. They are kept as said and become dates when the filter is asked, because a
//! saved filter is asked on many days.

use core::fmt;

use jiff::{ToSpan, civil::Date};

use super::FilterFault;
use crate::time::plain_day;

/// The first year that can be named.
const FIRST_YEAR: i16 = 1900;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPoint {
    /// This one; from 1900 on.
    Fixed(Date),
    /// So many days after today, or before it: -36 500 to 36 500.
    FromToday(i32),
}

/// Days from one to another, both with it. An open end is none; open at both ends it is any day at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// The first day.
    pub first: Option<DayPoint>,
    /// The last day.
    pub last: Option<DayPoint>,
}

impl DayPoint {
    /// Today.
    pub const TODAY: Self = Self::FromToday(0);
    /// The furthest from today, in days: a hundred years.
    pub const FURTHEST: i32 = 36_500;

    /// Reads `2026-05-01`, `today`, `tomorrow`, `yesterday`, `today+7`, `today-7`, `in 7 days`, `2 weeks ago`; lower
    /// case.
    ///
    /// # Errors
    /// [`FilterFault::UnknownDay`] for anything else, [`FilterFault::OutOfRange`] for what is too far.
    pub fn parse(text: &str) -> Result<Self, FilterFault> {
        let words: Vec<&str> = text.split_whitespace().collect();
        match *words.as_slice() {
            ["today"] => Ok(Self::TODAY),
            ["tomorrow"] => Ok(Self::FromToday(1)),
            ["yesterday"] => Ok(Self::FromToday(-1)),
            ["in", number, unit] => Self::from_today(days(number, unit)?),
            [number, unit, "ago"] => Self::from_today(-days(number, unit)?),
            [word] => Self::one_word(word),
            _ => Err(FilterFault::UnknownDay),
        }
    }

    fn one_word(word: &str) -> Result<Self, FilterFault> {
        if let Some(days) = word.strip_prefix("today+") {
            return Self::from_today(number(days)?);
        }
        if let Some(days) = word.strip_prefix("today-") {
            return Self::from_today(-number(days)?);
        }
        match plain_day(word) {
            Some(day) if day.year() >= FIRST_YEAR => Ok(Self::Fixed(day)),
            Some(_) => Err(FilterFault::OutOfRange),
            None => Err(FilterFault::UnknownDay),
        }
    }

    fn from_today(days: i32) -> Result<Self, FilterFault> {
        if days.abs() <= Self::FURTHEST { Ok(Self::FromToday(days)) } else { Err(FilterFault::OutOfRange) }
    }

    /// So many days later.
    pub(super) fn later(self, days: i32) -> Result<Self, FilterFault> {
        match self {
            Self::FromToday(from) => Self::from_today(from.saturating_add(days)),
            Self::Fixed(day) => {
                let moved = day.checked_add(i64::from(days).days()).ok();
                let moved = moved.filter(|day| day.year() >= FIRST_YEAR);
                moved.map(Self::Fixed).ok_or(FilterFault::OutOfRange)
            }
        }
    }

    /// The date, seen from today.
    #[must_use]
    pub fn date(self, today: Date) -> Date {
        match self {
            Self::Fixed(day) => day,
            Self::FromToday(days) => today.saturating_add(i64::from(days).days()),
        }
    }
}

impl DayRange {
    /// One day.
    #[must_use]
    pub const fn on(day: DayPoint) -> Self {
        Self { first: Some(day), last: Some(day) }
    }

    /// From today on, so many days with today.
    #[must_use]
    pub const fn ahead(days: i32) -> Self {
        Self { first: Some(DayPoint::TODAY), last: Some(DayPoint::FromToday(days - 1)) }
    }

    /// Every day before today.
    #[must_use]
    pub const fn past() -> Self {
        Self { first: None, last: Some(DayPoint::FromToday(-1)) }
    }

    /// Reads a day, or two with `..` between them of which either may be missing; lower case.
    ///
    /// # Errors
    /// Those of [`DayPoint::parse`], and [`FilterFault::ReversedDays`] when the last day is before the first.
    pub fn parse(text: &str) -> Result<Self, FilterFault> {
        let Some((first, last)) = text.split_once("..") else {
            return DayPoint::parse(text).map(Self::on);
        };
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            day => DayPoint::parse(day).map(Some),
        };
        let (first, last) = (end(first)?, end(last)?);
        let is_reversed = match (first, last) {
            (Some(DayPoint::Fixed(first)), Some(DayPoint::Fixed(last))) => last < first,
            (Some(DayPoint::FromToday(first)), Some(DayPoint::FromToday(last))) => last < first,
            _ => false,
        };
        if is_reversed { Err(FilterFault::ReversedDays) } else { Ok(Self { first, last }) }
    }

    /// The first and the last date, seen from today: what a query compares with.
    #[must_use]
    pub fn dates(self, today: Date) -> (Option<Date>, Option<Date>) {
        (self.first.map(|day| day.date(today)), self.last.map(|day| day.date(today)))
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(self, day: Date, today: Date) -> bool {
        let (first, last) = self.dates(today);
        first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
    }
}

/// A number of days, or of weeks in days.
pub(super) fn days(text: &str, unit: &str) -> Result<i32, FilterFault> {
    match unit {
        "day" | "days" => number(text),
        "week" | "weeks" => number(text).map(|weeks| weeks.saturating_mul(7)),
        _ => Err(FilterFault::UnknownDay),
    }
}

/// Digits and nothing else.
fn number(text: &str) -> Result<i32, FilterFault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FilterFault::UnknownDay);
    }
    text.parse().map_err(|_| FilterFault::OutOfRange)
}

/// As [`DayPoint::parse`] reads it.
impl fmt::Display for DayPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Fixed(day) => write!(f, "{day}"),
            Self::FromToday(0) => f.write_str("today"),
            Self::FromToday(days) => write!(f, "today{days:+}"),
        }
    }
}

/// As [`DayRange::parse`] reads it.
impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (Some(first), Some(last)) if first == last => write!(f, "{first}"),
            (first, last) => {
                first.map_or(Ok(()), |day| write!(f, "{day}"))?;
                f.write_str("..")?;
                last.map_or(Ok(()), |day| write!(f, "{day}"))
            }
        }
    }
}
