//! HabitTrove's archive. A completion is an instant: the zone in the settings says on which day it was.

use std::collections::BTreeMap;

use domain::{
    habits::{EntryStatus, HabitKind, Quantity},
    tasks::Due,
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;

use crate::{
    Choices, Format, FoundEntry, FoundHabit, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading,
    Refusal,
    bytes::{Archive, Element, decoded, element, whole},
    found::{Finder, History, SourceIds, instant, schedule_of},
};

const HABITS: &str = "habits.json";

#[derive(Deserialize)]
struct Habits<'a> {
    #[serde(borrow)]
    habits: Vec<Element<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Habit {
    id: String,
    name: String,
    description: String,
    frequency: String,
    target_completions: Option<u32>,
    completions: Vec<String>,
    is_task: Option<bool>,
    archived: Option<bool>,
    drawing: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Settings {
    system: System,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct System {
    timezone: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Others<'a> {
    #[serde(borrow)]
    transactions: Vec<Element<'a>>,
    #[serde(borrow)]
    items: Vec<Element<'a>>,
    #[serde(borrow)]
    users: Vec<Element<'a>>,
}

/// Reads the archive, or its list of habits alone.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let mut finder = Finder::new(Format::HabitTrove, limits, choices);
    if !Archive::begins(bytes) {
        habits(bytes, "", &mut finder)?;
        return finder.finish();
    }
    let mut archive = Archive::open(bytes, limits)?;
    let folder = archive.folder_of(HABITS).ok_or(Refusal::PartMissing)?;
    let mut file = |name: &str| {
        let path = format!("{folder}{name}");
        archive.read(&path).map(|content| (path, content))
    };
    let (path, content) = file("settings.json")?;
    if let Some(content) = content {
        let settings: Settings = whole(&decoded(&content, &path)?, &path, limits)?;
        settings.system.timezone.iter().for_each(|zone| finder.set_zone(zone));
    }
    let (path, content) = file(HABITS)?;
    habits(&content.ok_or(Refusal::PartMissing)?, &path, &mut finder)?;
    for name in ["coins.json", "wishlist.json", "users.json"] {
        let (path, content) = file(name)?;
        others(&content.unwrap_or_else(|| b"{}".to_vec()), &path, &mut finder)?;
    }
    finder.finish()
}

/// What is not kept, by number.
fn others(content: &[u8], path: &str, finder: &mut Finder<'_>) -> Result<(), ReadError> {
    let text = decoded(content, path)?;
    let others: Others<'_> = whole(&text, path, finder.limits)?;
    finder.lose_many(LossCode::RewardsDropped, others.transactions.len(), "");
    finder.lose_many(LossCode::WishesDropped, others.items.len(), "");
    finder.lose_many(LossCode::PeopleDropped, others.users.len().saturating_sub(1), "");
    Ok(())
}

fn habits(content: &[u8], path: &str, finder: &mut Finder<'_>) -> Result<(), ReadError> {
    let text = decoded(content, path)?;
    let document: Habits<'_> = whole(&text, path, finder.limits)?;
    let mut ids = SourceIds::default();
    for (position, raw) in (0_u32..).zip(document.habits) {
        let place = Place::line(path, u64::from(position) + 1);
        finder.row(&place)?;
        let Some(told) = element::<Habit>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        let Some(name) = finder.name(&told.name, 120, &place) else { continue };
        let (source_id, has_own_id) = ids.own_or_of_name(&told.id, &name);
        finder.lose_many(LossCode::AttachmentsDropped, usize::from(told.drawing.is_some()), &name);
        if told.is_task == Some(true) {
            let task = FoundTask { has_own_id, ..FoundTask::titled(source_id, name, place) };
            let task = with_due(task, &told, finder)?;
            finder.task(task)?;
        } else {
            let named = FoundHabit::named(source_id, name, place);
            let habit = FoundHabit { has_own_id, position, archived: told.archived == Some(true), ..named };
            let habit = with_days(habit, &told, finder)?;
            finder.habit(habit)?;
        }
    }
    Ok(())
}

/// What is done once has its due instant where others have a rule.
fn with_due(mut task: FoundTask, told: &Habit, finder: &mut Finder<'_>) -> Result<FoundTask, ReadError> {
    task.notes = finder.text(&told.description, 20_000);
    match instant(&told.frequency) {
        Some(due) => task.due = Some(Due::on(finder.local_day(due))),
        None if told.frequency.is_empty() => {}
        None => finder.lose(LossCode::RepeatsDropped, &task.title),
    }
    let done = instants(&told.completions, &task.place, finder)?;
    task.is_done = !done.is_empty() || told.archived == Some(true);
    task.done_at = done.last().copied();
    Ok(task)
}

fn with_days(mut habit: FoundHabit, told: &Habit, finder: &mut Finder<'_>) -> Result<FoundHabit, ReadError> {
    habit.description = finder.text(&told.description, 2_000);
    habit.schedule = finder.schedule(schedule_of(&told.frequency), &habit, ("frequency", &told.frequency));
    let target = told.target_completions.filter(|times| *times > 1);
    let target = target.and_then(|times| Quantity::from_thousandths(i64::from(times) * 1_000).ok());
    if target.is_some() {
        (habit.kind, habit.target) = (HabitKind::Measure, target);
    }
    let mut by_day: BTreeMap<Date, (Timestamp, i64)> = BTreeMap::new();
    for at in instants(&told.completions, &habit.place, finder)? {
        let day = finder.local_day(at);
        if finder.takes_day(day, &habit.place) {
            by_day.entry(day).or_insert((at, 0)).1 += 1;
        }
    }
    let mut history = History::default();
    for (day, (at, times)) in by_day {
        let entry = FoundEntry { occurred_at: Some(at), ..FoundEntry::on(day) };
        history.add(if habit.kind == HabitKind::Measure {
            FoundEntry { value: Quantity::from_thousandths(times * 1_000).ok(), ..entry }
        } else {
            FoundEntry { status: Some(EntryStatus::Done), ..entry }
        });
    }
    habit.entries = history.into_entries(&habit.name, finder);
    Ok(habit)
}

/// Oldest first. Those that are none are told.
fn instants(told: &[String], place: &Place, finder: &mut Finder<'_>) -> Result<Vec<Timestamp>, ReadError> {
    let mut instants = Vec::new();
    for text in told {
        finder.row(place)?;
        match instant(text) {
            Some(at) => instants.push(at),
            None => finder.leave_out(place.column("completions"), ProblemCode::NotAnInstant, text),
        }
    }
    instants.sort_unstable();
    Ok(instants)
}
