//! Vikunja's archive, or the list of projects in it. Its texts are pages in miniature, and a date that was never set is
//! the first of the year one.

use domain::{
    recurrence::Rule,
    tasks::{Due, Priority},
};
use jiff::{Timestamp, civil::Time};
use serde::Deserialize;

use crate::{
    Choices, Format, FoundProject, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading, Refusal,
    bytes::{Archive, Element, decoded, element, whole},
    found::{Finder, SourceIds, colour_of_hex, instant},
    readers::markup::without_markup,
};

const PROJECTS: &str = "data.json";
const DAY_SECONDS: i64 = 86_400;
const MONTHLY: i64 = 1;
const FROM_DONE: i64 = 2;
/// What was never set lies before it.
const YEAR_TWO: Timestamp = Timestamp::constant(-62_104_060_800, 0);

#[derive(Default, Deserialize)]
#[serde(default)]
struct Project<'a> {
    id: i64,
    title: String,
    is_archived: Option<bool>,
    hex_color: Option<String>,
    parent_project_id: Option<i64>,
    #[serde(borrow)]
    tasks: Option<Vec<Element<'a>>>,
    buckets: Option<Vec<Bucket>>,
    #[serde(borrow)]
    child_projects: Option<Vec<Element<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Bucket {
    id: i64,
    title: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Task<'a> {
    id: i64,
    title: String,
    description: Option<String>,
    done: Option<bool>,
    done_at: Option<String>,
    due_date: Option<String>,
    start_date: Option<String>,
    created: Option<String>,
    repeat_after: Option<i64>,
    repeat_mode: Option<i64>,
    priority: Option<i64>,
    percent_done: Option<f64>,
    labels: Option<Vec<Label>>,
    bucket_id: Option<i64>,
    related_tasks: Option<Related>,
    #[serde(borrow)]
    reminders: Option<Vec<Element<'a>>>,
    #[serde(borrow)]
    attachments: Option<Vec<Element<'a>>>,
    #[serde(borrow)]
    assignees: Option<Vec<Element<'a>>>,
    #[serde(borrow)]
    comments: Option<Vec<Element<'a>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Label {
    title: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Related {
    parenttask: Option<Vec<Id>>,
}

#[derive(Deserialize)]
struct Id {
    id: i64,
}

/// Reads the archive, or its list alone.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    let mut finder = Finder::new(Format::VikunjaJson, limits, choices);
    if !Archive::begins(bytes) {
        return projects(bytes, "", finder);
    }
    let mut archive = Archive::open(bytes, limits)?;
    let folder = archive.folder_of(PROJECTS).ok_or(Refusal::PartMissing)?;
    let path = format!("{folder}{PROJECTS}");
    let content = archive.read(&path)?.ok_or(Refusal::PartMissing)?;
    if let Some(version) = archive.read(&format!("{folder}VERSION"))? {
        finder.set_version(String::from_utf8_lossy(&version).trim());
    }
    projects(&content, &path, finder)
}

fn projects(content: &[u8], path: &str, mut finder: Finder<'_>) -> Result<Reading, ReadError> {
    let text = decoded(content, path)?;
    let mut waiting: Vec<Element<'_>> = whole(&text, path, finder.limits)?;
    waiting.reverse();
    let mut ids = SourceIds::default();
    let (mut number, mut tasks) = (0_u64, Vec::new());
    while let Some(raw) = waiting.pop() {
        number += 1;
        let place = Place::line(path, number);
        finder.row(&place)?;
        let Some(told) = element::<Project<'_>>(raw) else {
            finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
            continue;
        };
        let Some(id) = ids.own(&format!("project {}", told.id)) else {
            finder.leave_out(place, ProblemCode::SameIdTwice, &told.title);
            continue;
        };
        let Some(name) = finder.name(&told.title, 120, &place) else { continue };
        let mut project = FoundProject::named(id, name, place);
        looks(&mut project, &told, &mut finder)?;
        for raw in told.tasks.iter().flatten() {
            tasks.extend(task(raw, &project, &told, &mut ids, &mut finder)?);
        }
        finder.project(project)?;
        waiting.extend(told.child_projects.into_iter().flatten().rev());
    }
    finder.tasks(tasks)?;
    finder.finish()
}

fn looks(project: &mut FoundProject, told: &Project<'_>, finder: &mut Finder<'_>) -> Result<(), ReadError> {
    project.archived = told.is_archived == Some(true);
    let color = told.hex_color.as_deref().map(|hex| format!("#{}", hex.trim_start_matches('#')));
    if let Some((color, is_same)) = color.as_deref().and_then(colour_of_hex) {
        project.color = Some(color);
        finder.lose_many(LossCode::ColoursChanged, usize::from(!is_same), &project.name);
    }
    for bucket in told.buckets.iter().flatten() {
        finder.row(&project.place)?;
        let name = finder.name(&bucket.title, 120, &project.place.column("buckets"));
        let name = name.filter(|name| !project.sections.contains(name));
        project.sections.extend(name);
    }
    let is_within = told.parent_project_id.is_some_and(|id| id != 0);
    finder.lose_many(LossCode::ProjectsFlattened, usize::from(is_within), &project.name);
    Ok(())
}

fn task(
    raw: Element<'_>,
    project: &FoundProject,
    around: &Project<'_>,
    ids: &mut SourceIds,
    finder: &mut Finder<'_>,
) -> Result<Option<FoundTask>, ReadError> {
    let told = element::<Task<'_>>(raw);
    let number = told.as_ref().map_or(0, |told| told.id.unsigned_abs());
    let place = Place::line(format!("{}/tasks", project.name), number);
    finder.row(&place)?;
    let Some(told) = told else {
        finder.leave_out(place, ProblemCode::UnexpectedShape, raw.get());
        return Ok(None);
    };
    let Some(id) = ids.own(&told.id.to_string()) else {
        finder.leave_out(place, ProblemCode::SameIdTwice, &told.title);
        return Ok(None);
    };
    let Some(title) = finder.name(&told.title, 500, &place) else { return Ok(None) };
    let project = Some(project.source_id.clone());
    let mut task = FoundTask { has_own_id: true, project, ..FoundTask::titled(id, title, place) };
    let bucket = told.bucket_id.filter(|id| *id != 0);
    let bucket = around.buckets.iter().flatten().find(|known| Some(known.id) == bucket);
    task.section = bucket.and_then(|bucket| finder.line(&bucket.title, 120));
    let whole = told.related_tasks.as_ref().and_then(|related| related.parenttask.as_ref()?.first());
    task.parent = whole.map(|whole| whole.id.to_string());
    let description = without_markup(told.description.as_deref().unwrap_or_default());
    task.notes = finder.text(&description, 20_000);
    let labels = told.labels.iter().flatten().map(|label| label.title.as_str());
    task.labels = finder.labels(labels, &task.title);
    task.priority = match told.priority {
        Some(4 | 5) => Priority::P1,
        Some(3) => Priority::P2,
        Some(2) => Priority::P3,
        _ => Priority::P4,
    };
    times(&mut task, &told, finder);
    losses(&task, &told, finder);
    Ok(Some(task))
}

fn times(task: &mut FoundTask, told: &Task<'_>, finder: &mut Finder<'_>) {
    let at = |text: &Option<String>| text.as_deref().and_then(instant).filter(|at| *at > YEAR_TWO);
    task.created_at = at(&told.created);
    task.is_done = told.done == Some(true);
    task.done_at = at(&told.done_at).filter(|_| task.is_done);
    task.due = at(&told.due_date).map(|at| {
        let day = finder.local_day(at);
        let time = finder.zone().to_datetime(at).time();
        // The last minute and the first are how a day without a time is written.
        let is_whole = time == Time::midnight() || (time.hour(), time.minute()) == (23, 59);
        if is_whole { Due::on(day) } else { Due::at(day, time) }
    });
    task.start_day = at(&told.start_date).map(|at| finder.local_day(at));
    let every = told.repeat_after.filter(|seconds| *seconds > 0);
    let days = every.filter(|seconds| seconds % DAY_SECONDS == 0).and_then(|s| u16::try_from(s / DAY_SECONDS).ok());
    task.repeat = match (told.repeat_mode, days) {
        (Some(MONTHLY), _) => Some(Rule::monthly()),
        (Some(FROM_DONE), Some(days)) => Some(Rule::daily().every(days).after_completion()),
        (_, Some(days)) => Some(Rule::daily().every(days)),
        _ => None,
    };
    finder.lose_many(LossCode::RepeatsDropped, usize::from(every.is_some() && task.repeat.is_none()), &task.title);
}

fn losses(task: &FoundTask, told: &Task<'_>, finder: &mut Finder<'_>) {
    let count = |list: &Option<Vec<Element<'_>>>| list.as_ref().map_or(0, Vec::len);
    for (code, count) in [
        (LossCode::RemindersDropped, count(&told.reminders)),
        (LossCode::AttachmentsDropped, count(&told.attachments)),
        (LossCode::PeopleDropped, count(&told.assignees) + count(&told.comments)),
        (LossCode::ProgressDropped, usize::from(told.percent_done.is_some_and(|part| part > 0.0 && part < 1.0))),
    ] {
        finder.lose_many(code, count, &task.title);
    }
}
