//! Repeats in words: `every day`, `each 3 weeks`, `every other monday`, `every mon, wed and fri`, `every 15th`, `every
//! last friday`, `every! 10 days` and `every 10 days after completion` for those counted from the day it was done, and
//! single words such as `weekly`.

use super::{
    MonthDay, RepeatAnchor, RepeatUnit, RepeatWords,
    numbers::{count, ordinal, spelled_ordinal},
    weekdays::{month_named, weekday_named, weekdays, weekend, working_days},
};

/// A repeat at the beginning of the words: how many words it takes, and what it says.
pub(super) fn repeat(words: &[&str]) -> Option<(usize, RepeatWords)> {
    let (first, rest) = words.split_first()?;
    let (length, mut repeat) = match *first {
        "every" | "each" | "every!" => body(rest).map(|(length, repeat)| (length + 1, repeat))?,
        word => (1, in_one_word(word)?),
    };
    let length = length + on_days(words.get(length..).unwrap_or_default(), &mut repeat);
    let from_completion = match *words.get(length..).unwrap_or_default() {
        ["after", "completion" | "completing" | "done", ..] | ["when", "done", ..] => 2,
        _ => 0,
    };
    if *first == "every!" || from_completion > 0 {
        repeat.anchor = RepeatAnchor::Completion;
    }
    Some((length + from_completion, repeat))
}

fn in_one_word(word: &str) -> Option<RepeatWords> {
    let (interval, unit) = match word {
        "hourly" => (1, RepeatUnit::Hour),
        "daily" => (1, RepeatUnit::Day),
        "weekly" => (1, RepeatUnit::Week),
        "biweekly" | "fortnightly" => (2, RepeatUnit::Week),
        "monthly" => (1, RepeatUnit::Month),
        "quarterly" => (3, RepeatUnit::Month),
        "biannually" | "semiannually" => (6, RepeatUnit::Month),
        "yearly" | "annually" | "anually" => (1, RepeatUnit::Year),
        "biennially" => (2, RepeatUnit::Year),
        _ => return None,
    };
    Some(RepeatWords::every(interval, unit))
}

/// What follows "every".
fn body(words: &[&str]) -> Option<(usize, RepeatWords)> {
    let (lead, interval): (usize, u16) = match *words {
        ["other", ..] => (1, 2),
        [number, _, ..] => count(number).map_or((0, 1), |number| (1, number)),
        _ => (0, 1),
    };
    let words = words.get(lead..)?;
    let (length, repeat) = unit(words, interval)
        .or_else(|| on_weekdays(words, interval))
        .or_else(|| if lead == 0 { on_month_day(words) } else { None })?;
    (repeat.interval <= RepeatWords::MAX_INTERVAL).then_some((lead + length, repeat))
}

fn unit(words: &[&str], interval: u16) -> Option<(usize, RepeatWords)> {
    let repeat = match *words.first()? {
        "hour" | "hours" => RepeatWords::every(interval, RepeatUnit::Hour),
        "day" | "days" => RepeatWords::every(interval, RepeatUnit::Day),
        "week" | "weeks" => RepeatWords::every(interval, RepeatUnit::Week),
        "month" | "months" => RepeatWords::every(interval, RepeatUnit::Month),
        "quarter" | "quarters" => RepeatWords::every(interval.checked_mul(3)?, RepeatUnit::Month),
        "year" | "years" => RepeatWords::every(interval, RepeatUnit::Year),
        _ => return None,
    };
    Some((1, repeat))
}

fn on_weekdays(words: &[&str], interval: u16) -> Option<(usize, RepeatWords)> {
    let (length, days) = match *words.first()? {
        "weekday" | "weekdays" | "workday" | "workdays" => (1, working_days()),
        "weekend" | "weekends" => (1, weekend()),
        _ => weekdays(words)?,
    };
    Some((length, RepeatWords { weekdays: days, ..RepeatWords::every(interval, RepeatUnit::Week) }))
}

/// `15th`, `last day of the month`, `3rd friday`.
fn on_month_day(words: &[&str]) -> Option<(usize, RepeatWords)> {
    let (length, day) = month_day(words)?;
    let tail = match *words.get(length..).unwrap_or_default() {
        ["of", "month", ..] => 2,
        ["of", "the" | "each" | "every", "month", ..] => 3,
        _ => 0,
    };
    Some((length + tail, RepeatWords { month_day: Some(day), ..RepeatWords::every(1, RepeatUnit::Month) }))
}

/// Adds what follows "on" to weeks and months; how many words that is.
fn on_days(words: &[&str], repeat: &mut RepeatWords) -> usize {
    let lead: usize = match *words {
        ["on", "the", ..] => 2,
        ["on", ..] => 1,
        _ => return 0,
    };
    let words = words.get(lead..).unwrap_or_default();
    if repeat.unit == RepeatUnit::Week
        && repeat.weekdays.is_empty()
        && let Some((length, days)) = weekdays(words)
    {
        repeat.weekdays = days;
        return lead + length;
    }
    if repeat.unit == RepeatUnit::Month
        && repeat.month_day.is_none()
        && let Some((length, day)) = month_day(words)
    {
        repeat.month_day = Some(day);
        return lead + length;
    }
    0
}

/// A number before a month is a date of that month, and no day of every month.
fn month_day(words: &[&str]) -> Option<(usize, MonthDay)> {
    let first = *words.first()?;
    let second = words.get(1).copied().unwrap_or_default();
    let weekday = weekday_named(second);
    if first == "last" {
        let last_day = (second == "day").then_some(MonthDay::Last);
        return Some((2, weekday.map(MonthDay::LastOf).or(last_day)?));
    }
    if let Some(weekday) = weekday {
        let nth = spelled_ordinal(first).or_else(|| ordinal(first)).filter(|nth| *nth <= 5)?;
        return Some((2, MonthDay::Nth(nth, weekday)));
    }
    let month = if second == "of" { words.get(2).copied().unwrap_or_default() } else { second };
    if month_named(month).is_some() { None } else { Some((1, MonthDay::Day(ordinal(first)?))) }
}
