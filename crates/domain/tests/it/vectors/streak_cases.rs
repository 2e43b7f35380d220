//! Turns a case of the streak examples into a habit, or says what in it is not understood.

use domain::habits::{Calendar, DayMark, EntryStatus, HabitInput, HabitKind, Quantity};
use jiff::civil::Date;
use serde_json::Value;

use super::schedule_text::{read, weekday};
use crate::support::{calendar, days_after, habit};

const UNDERSTOOD: [&str; 22] = [
    "id",
    "schedule",
    "start",
    "starts_on",
    "today",
    "done",
    "partial",
    "skipped",
    "failed",
    "slips",
    "values",
    "value",
    "kind",
    "target",
    "assume_kept",
    "grace_per_month",
    "reserves_per_month",
    "week_start",
    "expected",
    "why",
    "note",
    "unit",
];

/// The habit and the calendar of a case.
///
/// # Errors
/// What is not understood.
pub fn input(case: &Value) -> Result<(HabitInput, Calendar), String> {
    if let Some(key) =
        case.as_object().into_iter().flatten().map(|(key, _)| key).find(|key| !UNDERSTOOD.contains(&key.as_str()))
    {
        return Err(format!("key {key}"));
    }
    let text = case["schedule"].as_str().ok_or("schedule is not text")?;
    let written = read(text).ok_or_else(|| format!("schedule \"{text}\""))?;
    let kind = match case["kind"].as_str() {
        Some(word) => HabitKind::parse(&word.replace(['/', '-'], "_")).map_err(|_| format!("kind {word}"))?,
        None => written.kind,
    };
    let week_start = match case["week_start"].as_str() {
        Some(text) => weekday(text).ok_or_else(|| format!("week start {text}"))?,
        None => written.week_start,
    };
    let start = day(if case["start"].is_null() { &case["starts_on"] } else { &case["start"] })?;
    let target = if case["target"].is_null() { None } else { Some(quantity(&case["target"])?) };
    let mut input = habit(kind, written.schedule, target, start);
    let reserves = [&case["grace_per_month"], &case["reserves_per_month"]].into_iter().find_map(Value::as_u64);
    input.habit.reserves_per_month = reserves.and_then(|n| u8::try_from(n).ok()).unwrap_or(0);
    input.habit.assume_kept = case["assume_kept"].as_bool().unwrap_or(false);
    enter(case, &mut input)?;
    Ok((input, calendar(day(&case["today"])?, week_start)))
}

fn enter(case: &Value, input: &mut HabitInput) -> Result<(), String> {
    let statuses = [
        ("done", EntryStatus::Done),
        ("partial", EntryStatus::Partial),
        ("skipped", EntryStatus::Skipped),
        ("failed", EntryStatus::Failed),
        ("slips", EntryStatus::Failed),
    ];
    for (key, status) in statuses {
        for range in case[key].as_array().into_iter().flatten() {
            for day in range_of(range.as_str().ok_or("a day is not text")?)? {
                input.history.set(day, DayMark { status: Some(status), ..input.history.mark(day) });
            }
        }
    }
    for (range, value) in ["values", "value"].into_iter().filter_map(|key| case[key].as_object()).flatten() {
        let value = Some(quantity(value)?);
        for day in range_of(range)? {
            input.history.set(day, DayMark { value, ..input.history.mark(day) });
        }
    }
    Ok(())
}

fn day(value: &Value) -> Result<Date, String> {
    value.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| format!("day {value}"))
}

fn quantity(value: &Value) -> Result<Quantity, String> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Quantity::parse(&text).map_err(|code| format!("amount {text}: {code}"))
}

/// `2026-03-01` or `2026-03-01..2026-03-04`, both ends included.
fn range_of(text: &str) -> Result<Vec<Date>, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let parse = |text: &str| text.trim().parse::<Date>().map_err(|_| format!("day {text}"));
    let (first, last) = (parse(first)?, parse(last)?);
    Ok((0..).map(|days| days_after(first, days)).take_while(|day| *day <= last).collect())
}
