//! The document of all that is known of a person.

use std::collections::BTreeMap;

use domain::{
    habits::{EntryStatus, HabitKind, Tone},
    tasks::{Due, Priority},
};
use jiff::tz::{Offset, TimeZone};
use serde::Deserialize;

use super::{
    dailies::schedule,
    days::{Worth, entries},
    task::{Moment, Scored, Task},
};
use crate::{
    Choices, Format, FoundHabit, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading, TheirFigures,
    bytes::{Element, element, whole},
    found::{Finder, SourceIds},
};

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    tasks: Tasks<'a>,
    #[serde(default)]
    tags: Vec<Tag>,
    #[serde(default)]
    preferences: Preferences,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tasks<'a> {
    #[serde(borrow)]
    habits: Vec<Element<'a>>,
    #[serde(borrow)]
    dailys: Vec<Element<'a>>,
    #[serde(borrow)]
    todos: Vec<Element<'a>>,
    #[serde(borrow)]
    rewards: Vec<Element<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tag {
    id: String,
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Preferences {
    timezone_offset: Option<f64>,
}

/// What all tasks are read with.
struct Around {
    tags: BTreeMap<String, String>,
    ids: SourceIds,
    position: u32,
}

/// Reads the document.
///
/// # Errors
/// As [`crate::read`].
pub fn read(text: &str, limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let document: Document<'_> = whole(text, "", limits)?;
    let mut finder = Finder::new(Format::Habitica, limits, choices);
    if let Some(zone) = document.preferences.timezone_offset.and_then(zone) {
        finder.set_offset(zone);
    }
    let tags = document.tags.into_iter().map(|tag| (tag.id, tag.name)).collect();
    let mut around = Around { tags, ids: SourceIds::default(), position: 0 };
    for (list, raw_tasks) in [("tasks/habits", &document.tasks.habits), ("tasks/dailys", &document.tasks.dailys)] {
        for (number, raw) in (1_u64..).zip(raw_tasks) {
            let place = Place::line(list, number);
            finder.row(&place)?;
            let is_daily = list == "tasks/dailys";
            if let Some(habit) = habit(raw, is_daily, place, &mut around, &mut finder)? {
                finder.habit(habit)?;
            }
        }
    }
    let mut tasks = Vec::new();
    for (number, raw) in (1_u64..).zip(&document.tasks.todos) {
        let place = Place::line("tasks/todos", number);
        finder.row(&place)?;
        tasks.extend(to_do(raw, place, &mut around, &mut finder));
    }
    finder.lose_many(LossCode::RewardsDropped, document.tasks.rewards.len(), "");
    finder.tasks(tasks)?;
    finder.finish()
}

/// Minutes that the zone lies behind UTC, as browsers count them.
fn zone(minutes: f64) -> Option<TimeZone> {
    let seconds = -minutes * 60.0;
    let is_offset = seconds.abs() < 93_600.0;
    Offset::from_seconds(seconds as i32).ok().filter(|_| is_offset).map(TimeZone::fixed)
}

fn told<'a>(raw: Element<'a>, place: &Place, finder: &mut Finder<'_>) -> Option<Task<'a>> {
    let task = element::<Task<'_>>(raw);
    if task.is_none() {
        finder.leave_out(place.clone(), ProblemCode::UnexpectedShape, raw.get());
    }
    task
}

fn habit(
    raw: Element<'_>,
    is_daily: bool,
    place: Place,
    around: &mut Around,
    finder: &mut Finder<'_>,
) -> Result<Option<FoundHabit>, ReadError> {
    let Some(task) = told(raw, &place, finder) else { return Ok(None) };
    let Some(name) = finder.name(&task.text, 120, &place) else { return Ok(None) };
    let (source_id, has_own_id) = around.ids.own_or_of_name(task.own_id(), &name);
    let mut habit = FoundHabit { has_own_id, ..FoundHabit::named(source_id, name, place) };
    habit.position = around.position;
    around.position += 1;
    habit.description = finder.text(task.notes.as_deref().unwrap_or_default(), 2_000);
    let mut tags = task.tags.iter().filter_map(|id| around.tags.get(id));
    habit.group = tags.next().and_then(|tag| finder.line(tag, 120));
    finder.lose_many(LossCode::TagsDropped, tags.count(), &habit.name);
    finder.lose_many(LossCode::ChecklistsDropped, usize::from(!task.checklist.is_empty()), &habit.name);
    finder.lose_many(LossCode::RemindersDropped, task.reminders.len(), &habit.name);
    if is_daily {
        daily(&mut habit, &task, finder);
    } else if task.up == Some(false) && task.down == Some(true) {
        // Only slips count: it is something to be rid of.
        (habit.kind, habit.tone) = (HabitKind::Quit, Tone::Bad);
    }
    let lines = lines(&task, &habit.place, finder)?;
    habit.entries = entries(&habit, &lines, finder);
    Ok(Some(habit))
}

fn daily(habit: &mut FoundHabit, task: &Task<'_>, finder: &mut Finder<'_>) {
    let seen = task.frequency.as_deref().unwrap_or_default();
    habit.schedule = finder.schedule(schedule(task), habit, ("frequency", seen));
    habit.theirs = task.streak.map(|streak| TheirFigures { streak: Some(streak), ..TheirFigures::default() });
}

/// The history in the order of time.
fn lines(task: &Task<'_>, place: &Place, finder: &mut Finder<'_>) -> Result<Vec<Worth>, ReadError> {
    let mut lines = Vec::new();
    for raw in &task.history {
        finder.row(place)?;
        let place = place.column("history");
        let Some(scored) = element::<Scored>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        let Some(at) = scored.date.instant() else {
            finder.leave_out(place, ProblemCode::NotAnInstant, raw.get());
            continue;
        };
        let day = finder.local_day(at);
        if finder.takes_day(day, &place) {
            lines.push(Worth { at: Some(at), day, value: scored.value, told: status(&scored) });
        }
    }
    lines.sort_by_key(|line| line.at);
    Ok(lines)
}

/// What newer documents say beside the points.
fn status(scored: &Scored) -> Option<EntryStatus> {
    match (scored.completed, scored.is_due) {
        (Some(true), _) => return Some(EntryStatus::Done),
        (Some(false), Some(true)) => return Some(EntryStatus::Failed),
        _ => {}
    }
    match (scored.scored_up, scored.scored_down) {
        (Some(1..), _) => Some(EntryStatus::Done),
        (_, Some(1..)) => Some(EntryStatus::Failed),
        _ => None,
    }
}

fn to_do(raw: Element<'_>, place: Place, around: &mut Around, finder: &mut Finder<'_>) -> Option<FoundTask> {
    let told = told(raw, &place, finder)?;
    let title = finder.name(&told.text, 500, &place)?;
    let (id, has_own_id) = around.ids.own_or_of_name(told.own_id(), &title);
    let mut task = FoundTask { has_own_id, ..FoundTask::titled(id, title, place) };
    task.notes = finder.text(told.notes.as_deref().unwrap_or_default(), 20_000);
    let labels = told.tags.iter().filter_map(|id| around.tags.get(id)).map(String::as_str);
    task.labels = finder.labels(labels, &task.title);
    task.priority = match told.priority {
        Some(priority) if priority >= 2.0 => Priority::P1,
        Some(priority) if priority > 1.0 => Priority::P2,
        _ => Priority::P4,
    };
    let due = told.date.as_ref().and_then(Moment::instant);
    task.due = due.map(|at| Due::on(finder.local_day(at)));
    task.is_done = told.completed == Some(true);
    let done = told.date_completed.as_ref().and_then(Moment::instant);
    task.done_at = done.filter(|_| task.is_done);
    task.created_at = told.created_at.as_ref().and_then(Moment::instant);
    finder.checklist(&mut task, told.checklist.into_iter().map(|line| (line.text, line.completed)));
    finder.lose_many(LossCode::RemindersDropped, told.reminders.len(), &task.title);
    Some(task)
}
