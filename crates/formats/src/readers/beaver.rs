//! Beaver Habit Tracker's JSON. Its days have a tick, a text, or both; tags in the text say more.

use std::{borrow::Cow, collections::BTreeMap};

use domain::habits::{EntryStatus, Schedule};
use serde::Deserialize;

use crate::{
    Choices, Format, FoundEntry, FoundHabit, Limits, LossCode, Place, ProblemCode, ReadError, Reading,
    bytes::{Element, decoded, element, whole},
    found::{Finder, History, Often, SourceIds, every, iso_day, often},
};

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow, default)]
    habits: Vec<Element<'a>>,
    #[serde(borrow, default)]
    order: Vec<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Habit<'a> {
    #[serde(borrow, default)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    name: Cow<'a, str>,
    #[serde(default)]
    tags: Option<Vec<String>>,
    #[serde(borrow, default)]
    status: Option<Cow<'a, str>>,
    #[serde(default)]
    period: Option<Period>,
    #[serde(borrow, default)]
    records: Vec<Element<'a>>,
}

#[derive(Deserialize)]
struct Period {
    period_type: String,
    period_count: u32,
    target_count: u32,
}

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    day: Cow<'a, str>,
    #[serde(default)]
    done: Option<bool>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
}

/// Reads the document.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let text = decoded(bytes, "")?;
    let document: Document<'_> = whole(&text, "", limits)?;
    let mut finder = Finder::new(Format::Beaver, limits, choices);
    let order: BTreeMap<&str, u32> = document.order.iter().map(|id| &**id).zip(0..).collect();
    let mut ids = SourceIds::default();
    for (number, raw) in (1_u32..).zip(&document.habits) {
        let place = Place::line("habits", u64::from(number));
        finder.row(&place)?;
        let Some(told) = element::<Habit<'_>>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        if told.status.as_deref() == Some("soft_delete") {
            finder.lose(LossCode::DeletedRows, &told.name);
            continue;
        }
        let Some(name) = finder.name(&told.name, 120, &place) else { continue };
        let (source_id, has_own_id) = ids.own_or_of_name(told.id.as_deref().unwrap_or_default(), &name);
        let position = told.id.as_deref().and_then(|id| order.get(id).copied());
        let mut habit = FoundHabit {
            has_own_id,
            // What is in no order stands behind what is.
            position: position.unwrap_or_else(|| number.saturating_add(1_000_000)),
            archived: told.status.as_deref() == Some("archive"),
            ..FoundHabit::named(source_id, name, place)
        };
        habit.schedule = schedule(told.period.as_ref(), &habit, &mut finder);
        habit.group = group(told.tags.unwrap_or_default(), &habit.name, &mut finder);
        habit.entries = entries(&told.records, &habit, &mut finder)?;
        finder.habit(habit)?;
    }
    finder.finish()
}

/// Beaver counts by the calendar.
fn schedule(period: Option<&Period>, habit: &FoundHabit, finder: &mut Finder<'_>) -> Schedule {
    let Some(period) = period else { return Schedule::Daily {} };
    let (times, count) = (period.target_count, period.period_count);
    let weeks = crate::Weeks::Calendar;
    let nearest = match (period.period_type.as_str(), count) {
        ("D", _) if times == 1 => every(count),
        ("D", _) => often(times, count, weeks),
        ("W", 1) => often(times, 7, weeks),
        ("W", _) => often(times, count.saturating_mul(7), weeks).map(|often| Often::about(often.schedule)),
        ("M", 1) => often(times, 31, weeks),
        ("M", _) => often(times, count.saturating_mul(31), weeks).map(|often| Often::about(often.schedule)),
        ("Y", _) => often(times, count.saturating_mul(366), weeks).map(|often| Often::about(often.schedule)),
        _ => None,
    };
    let seen = format!("{times}/{count}{}", period.period_type);
    finder.schedule(nearest, habit, ("period", &seen))
}

/// A habit of ours is in one group.
fn group(tags: Vec<String>, name: &str, finder: &mut Finder<'_>) -> Option<String> {
    let mut tags = tags.iter();
    let group = tags.next().and_then(|tag| finder.line(tag, 120));
    finder.lose_many(LossCode::TagsDropped, tags.count(), name);
    group
}

fn entries(records: &[Element<'_>], habit: &FoundHabit, finder: &mut Finder<'_>) -> Result<Vec<FoundEntry>, ReadError> {
    let mut history = History::default();
    for (number, raw) in (1_u64..).zip(records) {
        let place = Place::line(format!("habits/{}/records", habit.place.line), number);
        finder.row(&place)?;
        let Some(record) = element::<Record<'_>>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        let Some(day) = iso_day(&record.day) else {
            finder.leave_out(place, ProblemCode::NotADay, &record.day);
            continue;
        };
        if finder.takes_day(day, &place) {
            let text = record.text.unwrap_or_default();
            let note = finder.text(&text, 2_000);
            history.add(FoundEntry { status: status(record.done, &text), note, ..FoundEntry::on(day) });
        }
    }
    Ok(history.into_entries(&habit.name, finder))
}

/// A day that is not ticked has only its text, unless a tag in it says that it was skipped.
fn status(done: Option<bool>, text: &str) -> Option<EntryStatus> {
    let is_skipped = text.split_whitespace().any(|word| matches!(word, "#skip" | "#skipped"));
    match (is_skipped, done) {
        (true, _) => Some(EntryStatus::Skipped),
        (false, Some(true)) => Some(EntryStatus::Done),
        (false, _) => None,
    }
}
