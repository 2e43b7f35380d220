//! Times of the day in words: `at 15:00`, `@ 9am`, `at 3:12 pm`, `at noon`, and behind a day also `tomorrow 9am` and
//! `monday at 8`.

use jiff::civil::Time;

use super::numbers::whole;

/// Half of the day on a clock of twelve hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time with "at" before it. Without minutes or half of the day it is none: "look at 3 flats".
pub(super) fn time(words: &[&str]) -> Option<(usize, Time)> {
    let (length, time) = clock(after_at(words)?)?;
    Some((length + 1, time))
}

/// A time behind a day: "at" may be missing, and behind "at" the hour alone is enough.
pub(super) fn time_of_day(words: &[&str]) -> Option<(usize, Time)> {
    time(words).or_else(|| clock(words)).or_else(|| {
        let hour = whole(after_at(words)?.first()?, 2)?;
        Some((2, from_parts(hour, 0)?))
    })
}

fn after_at<'a, 'b>(words: &'a [&'b str]) -> Option<&'a [&'b str]> {
    let (first, rest) = words.split_first()?;
    matches!(*first, "at" | "@").then_some(rest)
}

/// `15:00`, `3pm`, `3 pm`, `3:12pm`, `noon`.
fn clock(words: &[&str]) -> Option<(usize, Time)> {
    let first = *words.first()?;
    if first == "noon" {
        return Some((1, Time::constant(12, 0, 0, 0)));
    }
    let named = words.get(1).and_then(|word| half_named(word));
    if let Some(time) = named.and_then(|half| of_twelve(first, half)) {
        return Some((2, time));
    }
    if let Some((digits, half)) = half_at_the_end(first) {
        return Some((1, of_twelve(digits, half)?));
    }
    let (hour, minute) = first.split_once(':')?;
    Some((1, from_parts(whole(hour, 2)?, minutes(minute)?)?))
}

fn half_named(word: &str) -> Option<Half> {
    match word {
        "am" | "a.m." => Some(Half::Morning),
        "pm" | "p.m." => Some(Half::Afternoon),
        _ => None,
    }
}

fn half_at_the_end(word: &str) -> Option<(&str, Half)> {
    let morning = word.strip_suffix("am").map(|digits| (digits, Half::Morning));
    morning.or_else(|| word.strip_suffix("pm").map(|digits| (digits, Half::Afternoon)))
}

/// Twelve is the first hour of its half.
fn of_twelve(text: &str, half: Half) -> Option<Time> {
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) => (whole(hour, 2)?, minutes(minute)?),
        None => (whole(text, 2)?, 0),
    };
    if !(1..=12).contains(&hour) {
        return None;
    }
    let first = if half == Half::Afternoon { 12 } else { 0 };
    from_parts(hour % 12 + first, minute)
}

/// Always two digits.
fn minutes(text: &str) -> Option<u16> {
    if text.len() == 2 { whole(text, 2) } else { None }
}

fn from_parts(hour: u16, minute: u16) -> Option<Time> {
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}
