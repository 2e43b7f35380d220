//! Days and times in words.

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::identity::{DateFormat, Preferences};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `March`. Months count from 1; empty outside 1 to 12.
#[must_use]
pub fn month_name(month: i8) -> &'static str {
    let at = usize::try_from(i16::from(month) - 1).unwrap_or(usize::MAX);
    MONTHS.get(at).copied().unwrap_or_default()
}

/// `Mar`.
#[must_use]
pub fn month_name_short(month: i8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

/// `Thursday`.
#[must_use]
pub fn weekday_name_long(day: Weekday) -> &'static str {
    let at = usize::from(day.to_monday_zero_offset().unsigned_abs());
    WEEKDAYS.get(at).copied().unwrap_or_default()
}

/// `Thu`.
#[must_use]
pub fn weekday_name_short(day: Weekday) -> &'static str {
    weekday_name_long(day).get(..3).unwrap_or_default()
}

/// `12 March 2026`, `March 12, 2026` or `2026-03-12`.
#[must_use]
pub fn date_long(day: Date, preferences: &Preferences) -> String {
    let (number, month, year) = (day.day(), month_name(day.month()), day.year());
    match preferences.date_format {
        DateFormat::DayMonthYear => format!("{number} {month} {year}"),
        DateFormat::MonthDayYear => format!("{month} {number}, {year}"),
        DateFormat::Iso => day.to_string(),
    }
}

/// `12 Mar`, `Mar 12` or `2026-03-12`: for places where the year is plain.
#[must_use]
pub fn date_short(day: Date, preferences: &Preferences) -> String {
    let (number, month) = (day.day(), month_name_short(day.month()));
    match preferences.date_format {
        DateFormat::DayMonthYear => format!("{number} {month}"),
        DateFormat::MonthDayYear => format!("{month} {number}"),
        DateFormat::Iso => day.to_string(),
    }
}

/// `14:05`.
#[must_use]
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `12 March 2026, 14:05`. The wall clock is the user's already.
#[must_use]
pub fn date_time(wall: DateTime, preferences: &Preferences) -> String {
    format!("{}, {}", date_long(wall.date(), preferences), time(wall.time()))
}
