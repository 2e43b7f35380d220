//! Days as plain numbers: the rules count through years of days, and counting whole numbers is many times cheaper than
//! adding to dates.

use jiff::{ToSpan, civil::Date};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days since 1970-01-01.
pub(crate) fn day_number(date: Date) -> i32 {
    (date - EPOCH).get_days()
}

/// The date of a day number, held within the dates that exist.
pub(crate) fn date_of(number: i32) -> Date {
    EPOCH.checked_add(number.days()).unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
}

/// The weekday of a day number, Monday 0 to Sunday 6.
pub(crate) const fn weekday_of(number: i32) -> u8 {
    (number + 3).rem_euclid(7).unsigned_abs() as u8
}

/// The month of a day number, counted from year 0, so that months can be compared.
pub(crate) fn month_of(number: i32) -> i32 {
    let date = date_of(number);
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}
