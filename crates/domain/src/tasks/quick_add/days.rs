//! Days in words: `tomorrow`, `next week`, `in 3 days`, `friday`, `17th`, `21st of June`. Seen from today, and looking
//! ahead, because a task lies ahead.

use jiff::{
    Span, ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};

use super::{
    SlashOrder,
    dates::{coming, date_in_numbers, year},
    numbers::{count, day_of_month, ordinal},
    weekdays::{month_named, weekday_named},
};

/// When "tonight" is.
const EVENING: Time = Time::constant(21, 0, 0, 0);

/// A day at the beginning of the words: how many words it takes, and which it is.
pub(super) fn day(words: &[&str], today: Date, order: SlashOrder) -> Option<(usize, Date)> {
    near(words, today)
        .or_else(|| counted(words, today))
        .or_else(|| of_the_week(words, today))
        .or_else(|| of_a_month(words, today))
        .or_else(|| Some((1, date_in_numbers(words.first()?, today, order)?)))
}

/// `tonight`, `in 2 hours`, `in 20 minutes`: a day and a time in one.
pub(super) fn moment(words: &[&str], now: DateTime) -> Option<(usize, DateTime)> {
    if words.first() == Some(&"tonight") {
        return Some((1, now.date().to_datetime(EVENING)));
    }
    let (number, unit) = in_so_many(words)?;
    let ahead = match unit {
        "minute" | "minutes" | "min" | "mins" => number.minutes(),
        "hour" | "hours" | "hr" | "hrs" => number.hours(),
        _ => return None,
    };
    let then = now.checked_add(ahead).ok()?;
    let minute = Time::new(then.hour(), then.minute(), 0, 0).ok()?;
    Some((3, then.date().to_datetime(minute)))
}

fn near(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let until_saturday = match today.weekday() {
        Weekday::Sunday => 0,
        other => other.until(Weekday::Saturday),
    };
    // From Friday on there is no later in this week than now.
    let later = if today.weekday().to_monday_zero_offset() < 4 { 2 } else { 0 };
    let (length, days) = match *words {
        ["today", ..] => (1, 0),
        ["tomorrow" | "tmrw" | "tmr", ..] => (1, 1),
        ["this", "weekend", ..] => (2, until_saturday),
        ["later", "this", "week", ..] => (3, later),
        ["later", "next", "week", ..] => (3, later + 7),
        ["next", "week", ..] => (2, 7),
        ["next", "month", ..] => return Some((2, today.last_of_month().tomorrow().ok()?)),
        ["next", "year", ..] => return Some((2, today.last_of_year().tomorrow().ok()?)),
        ["end", "of", "month", ..] => return Some((3, today.last_of_month())),
        ["end", "of", "the" | "this", "month", ..] => return Some((4, today.last_of_month())),
        _ => return None,
    };
    Some((length, after(today, i64::from(days).days())?))
}

/// `in 3 days`, `in a week`, `in two months`; the day of a longer month stays or becomes the last.
fn counted(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let (number, unit) = in_so_many(words)?;
    let ahead = match unit {
        "day" | "days" => number.days(),
        "week" | "weeks" => number.weeks(),
        "month" | "months" => number.months(),
        "year" | "years" => number.years(),
        _ => return None,
    };
    Some((3, after(today, ahead)?))
}

/// `in`, a number from 1 to 9999 (so that no span is too long), and a unit.
fn in_so_many<'a>(words: &[&'a str]) -> Option<(i64, &'a str)> {
    let ["in", number, unit, ..] = *words else { return None };
    let number = if matches!(number, "a" | "an") { 1 } else { count(number)? };
    Some((i64::from(number), unit))
}

fn after(today: Date, ahead: Span) -> Option<Date> {
    today.checked_add(ahead).ok()
}

/// `friday` is the nearest one, today too; `next friday` is not today; `friday 26th` is that date.
fn of_the_week(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let (lead, least): (usize, i8) = match *words {
        ["next", ..] => (1, 1),
        ["on", "next", ..] => (2, 1),
        ["on" | "this", ..] => (1, 0),
        _ => (0, 0),
    };
    let weekday = weekday_named(words.get(lead)?)?;
    if let Some((length, day)) = words.get(lead + 1..).and_then(|rest| of_a_month(rest, today)) {
        return Some((lead + 1 + length, day));
    }
    let ahead = today.weekday().until(weekday);
    let ahead = if ahead < least { 7 } else { ahead };
    Some((lead + 1, after(today, i64::from(ahead).days())?))
}

/// `17th`, `on the 17th`, `21st June`, `21 june 2027`, `21st of june`, `jun 21`.
fn of_a_month(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let lead: usize = match *words {
        ["on", "the", ..] => 2,
        ["on" | "the", ..] => 1,
        _ => 0,
    };
    let words = words.get(lead..)?;
    let (length, day) = with_month(words, today).or_else(|| Some((1, next_such(ordinal(words.first()?)?, today)?)))?;
    Some((lead + length, day))
}

fn with_month(words: &[&str], today: Date) -> Option<(usize, Date)> {
    let number = |word: &str| ordinal(word).or_else(|| day_of_month(word));
    let (length, day, month) = match *words {
        [day, "of", month, ..] => (3, number(day)?, month_named(month)?),
        [first, second, ..] => match month_named(first) {
            Some(month) => (2, number(second)?, month),
            None => (2, number(first)?, month_named(second)?),
        },
        _ => return None,
    };
    match words.get(length).and_then(|word| year(word)) {
        Some(year) => Some((length + 1, Date::new(year, month, day).ok()?)),
        None => Some((length, coming(month, day, today)?)),
    }
}

/// The next day with this number, today too. A month that has no such day is passed over.
fn next_such(number: i8, today: Date) -> Option<Date> {
    let mut month = today.first_of_month();
    // Of two months in a row at least one has 31 days; the first may be over.
    for _ in 0..4 {
        let day = Date::new(month.year(), month.month(), number).ok();
        if let Some(day) = day.filter(|day| *day >= today) {
            return Some(day);
        }
        month = month.last_of_month().tomorrow().ok()?;
    }
    None
}
