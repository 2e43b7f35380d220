//! Words in a row that ask something: `overdue`, `no date`, `next 7 days`, `due before: 2026-05-01`, `search: milk`.

use super::{DayOf, DayPoint, DayRange, FilterFault, Term, day_range};

/// What the words ask.
pub(super) fn term(phrase: &str) -> Result<Term, FilterFault> {
    let lower = phrase.to_lowercase();
    match lower.split_once(':') {
        Some((key, _)) if key.trim() == "search" => {
            let text = phrase.split_once(':').map_or("", |(_, text)| text.trim());
            if text.is_empty() { Err(FilterFault::MissingName) } else { Ok(Term::Text(text.to_owned())) }
        }
        Some((key, value)) => days_by_name(key.trim(), value.trim()),
        None => words(lower.trim()),
    }
}

/// `due: today..today+7`, `deadline before: 2026-05-01`, `date after: tomorrow`. Before and after are without the day.
fn days_by_name(key: &str, value: &str) -> Result<Term, FilterFault> {
    let named = |name: &str| day_named(name).ok_or(FilterFault::UnknownTerm);
    if let Some(name) = key.strip_suffix(" before") {
        let of = named(name)?;
        Ok(Term::Days(of, DayRange { first: None, last: Some(DayPoint::parse(value)?.later(-1)?) }))
    } else if let Some(name) = key.strip_suffix(" after") {
        let of = named(name)?;
        Ok(Term::Days(of, DayRange { first: Some(DayPoint::parse(value)?.later(1)?), last: None }))
    } else {
        Ok(Term::Days(named(key)?, DayRange::parse(value)?))
    }
}

fn day_named(name: &str) -> Option<DayOf> {
    match name {
        "due" | "date" | "due date" => Some(DayOf::Due),
        "deadline" => Some(DayOf::Deadline),
        "start" | "start date" => Some(DayOf::Start),
        _ => None,
    }
}

fn words(phrase: &str) -> Result<Term, FilterFault> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    Ok(match *words.as_slice() {
        ["overdue" | "od"] | ["over", "due"] => Term::Days(DayOf::Due, DayRange::past()),
        ["inbox"] | ["no", "project"] => Term::NoProject,
        ["no", "section"] => Term::NoSection,
        ["no", "label" | "labels"] => Term::NoLabel,
        ["no", "timeframe"] => Term::NoTimeframe,
        ["no", "priority"] => Term::Priority(4),
        ["no", name] | ["no", name, "date"] => Term::NoDay(day_named(name).ok_or(FilterFault::UnknownTerm)?),
        ["recurring" | "repeating"] => Term::Recurring,
        ["p1"] => Term::Priority(1),
        ["p2"] => Term::Priority(2),
        ["p3"] => Term::Priority(3),
        ["p4"] => Term::Priority(4),
        ["next", number, unit] | [number, unit @ ("day" | "days" | "week" | "weeks")] => next_days(number, unit)?,
        _ => Term::Days(DayOf::Due, due_on(phrase)?),
    })
}

/// So many days with today: "next 7 days" ends the day before today's weekday.
fn next_days(number: &str, unit: &str) -> Result<Term, FilterFault> {
    let days = day_range::days(number, unit).map_err(unknown_words)?;
    if (1..=DayPoint::FURTHEST).contains(&days) {
        Ok(Term::Days(DayOf::Due, DayRange::ahead(days)))
    } else {
        Err(FilterFault::OutOfRange)
    }
}

/// A day or a range by itself is about the day it is due.
fn due_on(phrase: &str) -> Result<DayRange, FilterFault> {
    DayRange::parse(phrase).map_err(unknown_words)
}

/// Words that are no day were not meant as one.
fn unknown_words(fault: FilterFault) -> FilterFault {
    if fault == FilterFault::UnknownDay { FilterFault::UnknownTerm } else { fault }
}
