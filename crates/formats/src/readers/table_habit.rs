//! Table Habit's JSON (mhabit). Days are numbers since 1970-01-01, codes are those of its own types.

use std::borrow::Cow;

use domain::habits::{EntryStatus, HabitKind, Quantity, Schedule};
use serde::Deserialize;

use crate::{
    Choices, Format, FoundEntry, FoundHabit, Limits, LossCode, Place, ProblemCode, ReadError, Reading, TheirFigures,
    Weeks,
    bytes::{Element, decoded, element, whole},
    found::{Finder, History, SourceIds, amount_of, colour_of_argb, day_of_epoch, often},
    readers::table_habit_score::Goal,
};

const NEGATIVE: i64 = 2;
const DELETED: i64 = 2;
const ARCHIVED: i64 = 3;

#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    habits: Vec<Element<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Habit<'a> {
    uuid: Option<String>,
    create_t: Option<i64>,
    #[serde(rename = "type")]
    kind: Option<i64>,
    status: Option<i64>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    desc: Option<String>,
    color: Option<i64>,
    custom_color: Option<i64>,
    daily_goal: Option<f64>,
    daily_goal_unit: Option<String>,
    daily_goal_extra: Option<f64>,
    freq_type: Option<i64>,
    freq_custom: Option<String>,
    reminder: Option<String>,
    reminder_quest: Option<String>,
    start_date: Option<i64>,
    target_days: Option<i64>,
    sort_position: Option<f64>,
    #[serde(borrow)]
    records: Vec<Element<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Record {
    record_date: Option<i64>,
    record_type: Option<i64>,
    record_value: Option<f64>,
    reason: Option<String>,
}

/// Reads the document.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let text = decoded(bytes, "")?;
    let habits = if text.trim_start().starts_with('[') {
        whole::<Vec<Element<'_>>>(&text, "", limits)?
    } else {
        whole::<Named<'_>>(&text, "", limits)?.habits
    };
    let mut finder = Finder::new(Format::TableHabit, limits, choices);
    let mut ids = SourceIds::default();
    let mut ordered = Vec::new();
    for (number, raw) in (1_u64..).zip(habits) {
        let place = Place::line("habits", number);
        finder.row(&place)?;
        let Some(told) = element::<Habit<'_>>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        let name = told.name.as_deref().unwrap_or_default();
        if told.status == Some(DELETED) {
            finder.lose(LossCode::DeletedRows, name);
            continue;
        }
        let Some(name) = finder.name(name, 120, &place) else { continue };
        // The moment of making it is the only thing of a habit that never changes and is written.
        let own_id = told.uuid.clone().or_else(|| told.create_t.map(|made| made.to_string()));
        let (source_id, has_own_id) = ids.own_or_of_name(&own_id.unwrap_or_default(), &name);
        let mut habit = FoundHabit { has_own_id, ..FoundHabit::named(source_id, name, place) };
        looks(&mut habit, &told, &mut finder);
        days(&mut habit, &told, &mut finder)?;
        habit.theirs = theirs(&habit, &told, &mut finder);
        ordered.push((told.sort_position.unwrap_or(f64::MAX), habit));
    }
    ordered.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    for (position, (_, habit)) in (0_u32..).zip(ordered) {
        finder.habit(FoundHabit { position, ..habit })?;
    }
    finder.finish()
}

fn looks(habit: &mut FoundHabit, told: &Habit<'_>, finder: &mut Finder<'_>) {
    habit.description = finder.text(told.desc.as_deref().unwrap_or_default(), 2_000);
    habit.question = finder.text(told.reminder_quest.as_deref().unwrap_or_default(), 200);
    habit.unit = finder.text(told.daily_goal_unit.as_deref().unwrap_or_default(), 20);
    habit.archived = told.status == Some(ARCHIVED);
    // Plans may begin later, but none that is meant in another century.
    let latest = finder.choices.today.year().saturating_add(1);
    habit.starts_on = told.start_date.and_then(day_of_epoch).filter(|day| (1900..=latest).contains(&day.year()));
    if let Some(number) = told.start_date.filter(|_| habit.starts_on.is_none()) {
        let place = habit.place.column("start_date");
        finder.leave_field(place, ProblemCode::DayOutOfRange, &number.to_string());
    }
    if let Some((color, is_same)) = told.custom_color.map(colour_of_argb) {
        habit.color = Some(color);
        finder.lose_many(LossCode::ColoursChanged, usize::from(!is_same), &habit.name);
    } else {
        finder.lose_many(LossCode::ColoursChanged, usize::from(told.color.is_some()), &habit.name);
    }
    habit.schedule = schedule(told, habit, finder);
    let lost = [
        (LossCode::RemindersDropped, told.reminder.as_deref().is_some_and(|text| !text.is_empty())),
        (LossCode::SecondGoalsDropped, told.daily_goal_extra.is_some()),
        (LossCode::TargetDaysDropped, told.target_days.is_some()),
    ];
    for (code, is_lost) in lost {
        finder.lose_many(code, usize::from(is_lost), &habit.name);
    }
}

/// Weeks and months are those of the calendar.
fn schedule(told: &Habit<'_>, habit: &FoundHabit, finder: &mut Finder<'_>) -> Schedule {
    let custom = told.freq_custom.as_deref().unwrap_or_default();
    let numbers: Vec<u32> = serde_json::from_str(custom).unwrap_or_default();
    let nearest = match (told.freq_type, numbers.as_slice()) {
        (None, _) => return Schedule::Daily {},
        (Some(1), [times, ..]) => often(*times, 7, Weeks::Calendar),
        (Some(2), [times, ..]) => often(*times, 31, Weeks::Calendar),
        (Some(3), [times, days, ..]) => often(*times, *days, Weeks::Rolling),
        _ => None,
    };
    finder.schedule(nearest, habit, ("freq_custom", custom))
}

/// Gives the habit its kind and its days. A goal of one without a unit, with nothing but ones and zeros, is a tick.
fn days(habit: &mut FoundHabit, told: &Habit<'_>, finder: &mut Finder<'_>) -> Result<(), ReadError> {
    let records: Vec<Option<Record>> = told.records.iter().map(|raw| element(raw)).collect();
    let is_tick = |value: Option<f64>| value.is_none_or(|value| [0.0, 1.0].contains(&value));
    let is_ticked = is_tick(told.daily_goal)
        && habit.unit.is_none()
        && records.iter().flatten().all(|record| is_tick(record.record_value));
    let goal = told.daily_goal.map_or(Quantity::from_thousandths(1_000).ok(), |goal| amount_of(goal).ok());
    (habit.kind, habit.target) = match told.kind {
        Some(NEGATIVE) => (HabitKind::Limit, goal.filter(|goal| !goal.is_negative()).or(Some(Quantity::ZERO))),
        _ if is_ticked => (HabitKind::YesNo, None),
        _ => (HabitKind::Measure, goal.filter(|goal| *goal > Quantity::ZERO)),
    };
    if habit.kind == HabitKind::Measure && habit.target.is_none() {
        habit.target = Quantity::from_thousandths(1).ok();
        finder.lose(LossCode::GoalsUnknown, &habit.name);
    }
    let mut history = History::default();
    for (number, (record, raw)) in (1_u64..).zip(records.into_iter().zip(&told.records)) {
        let place = Place::line(format!("habits/{}/records", habit.place.line), number);
        finder.row(&place)?;
        match record {
            Some(record) => history.add_some(entry(&record, habit.kind, &place, finder)),
            None => finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get()),
        }
    }
    habit.entries = history.into_entries(&habit.name, finder);
    Ok(())
}

/// The score of a habit of every day. Of others the app counts days by itself that are not in the file.
fn theirs(habit: &FoundHabit, told: &Habit<'_>, finder: &mut Finder<'_>) -> Option<TheirFigures> {
    let is_daily = habit.schedule == Schedule::Daily {} && told.kind != Some(NEGATIVE);
    let first = habit.first_day().filter(|_| is_daily)?;
    let goal = Goal {
        target_days: told.target_days.filter(|days| (1..=3_660).contains(days))? as f64,
        amount: told.daily_goal.filter(|goal| *goal > 0.0)?,
        extra: told.daily_goal_extra,
    };
    // Put away, it is not held against anybody that nothing was done since.
    let acted = habit.entries.iter().rev().find(|entry| entry.status != Some(EntryStatus::Skipped));
    let last = if habit.archived { acted?.day } else { finder.choices.today };
    let length = u64::from((last - first).get_days().max(0).unsigned_abs()) + 1;
    finder.days_to_figure = finder.days_to_figure.checked_sub(length)?;
    Some(TheirFigures { score: Some(goal.score(first, last, &habit.entries)), ..TheirFigures::default() })
}

fn entry(record: &Record, kind: HabitKind, place: &Place, finder: &mut Finder<'_>) -> Option<FoundEntry> {
    let Some(day) = record.record_date.and_then(day_of_epoch) else {
        let seen = record.record_date.map(|date| date.to_string()).unwrap_or_default();
        finder.leave_out(place.column("record_date"), ProblemCode::NotADay, &seen);
        return None;
    };
    if !finder.takes_day(day, place) {
        return None;
    }
    let mut entry = FoundEntry::on(day);
    let reason = record.reason.as_deref().unwrap_or_default();
    match (record.record_type, amount_of(record.record_value.unwrap_or(1.0))) {
        (Some(2), _) => {
            entry.status = Some(EntryStatus::Skipped);
            // A longer reason than a field of ours takes is kept whole as a note.
            if reason.chars().count() <= 200 {
                entry.skip_reason = finder.line(reason, 200);
                return Some(entry);
            }
        }
        (Some(1), Ok(value)) if kind == HabitKind::YesNo => {
            entry.status = Some(if value > Quantity::ZERO { EntryStatus::Done } else { EntryStatus::Failed });
        }
        (Some(1), Ok(value)) if !value.is_negative() => entry.value = Some(value),
        (Some(1), _) => {
            let seen = record.record_value.map(|value| value.to_string()).unwrap_or_default();
            finder.leave_field(place.column("record_value"), ProblemCode::NumberOutOfRange, &seen);
        }
        (code, _) => {
            let seen = code.map(|code| code.to_string()).unwrap_or_default();
            finder.leave_field(place.column("record_type"), ProblemCode::UnknownWord, &seen);
        }
    }
    entry.note = finder.text(reason, 2_000);
    Some(entry)
}
