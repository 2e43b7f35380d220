//! To-dos of a calendar (RFC 5545, section 3.6.2).

use domain::tasks::{Due, Priority};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};

use crate::{
    Choices, Format, FoundProject, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading,
    bytes::{Component, Property, check_lines, components, decoded},
    found::{Finder, SourceIds, rule_of},
};

const TO_DO: &str = "VTODO";

/// Reads the calendar.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    check_lines(bytes, "", limits)?;
    let text = decoded(bytes, "")?;
    let mut finder = Finder::new(Format::IcsTodo, limits, choices);
    let components = components(&text, "", limits)?;
    let project = project(&components, &mut finder);
    let mut ids = SourceIds::default();
    let mut tasks: Vec<FoundTask> = Vec::new();
    for component in &components {
        let place = Place::line("", component.line);
        finder.row(&place)?;
        match (component.name.as_str(), component.within.as_deref()) {
            (TO_DO, _) => {
                let found = task(component, place, &mut ids, &mut finder);
                let project = project.as_ref().map(|project| project.source_id.clone());
                tasks.extend(found.map(|task| FoundTask { project, ..task }));
            }
            ("VALARM", Some(TO_DO)) => finder.lose(LossCode::RemindersDropped, ""),
            ("VEVENT" | "VJOURNAL", _) => {
                let summary = component.property("SUMMARY").map(Property::text).unwrap_or_default();
                finder.lose(LossCode::OtherEntries, &summary);
            }
            _ => {}
        }
    }
    if let Some(project) = project.filter(|_| !tasks.is_empty()) {
        finder.project(project)?;
    }
    finder.tasks(tasks)?;
    finder.finish()
}

/// The calendar's own name, which many programs give it.
fn project(components: &[Component], finder: &mut Finder<'_>) -> Option<FoundProject> {
    let calendar = components.iter().find(|component| component.name == "VCALENDAR")?;
    let name = calendar.property("X-WR-CALNAME").or_else(|| calendar.property("NAME"))?.text();
    let name = finder.line(&name, 120)?;
    Some(FoundProject::named(name.clone(), name, Place::line("", calendar.line)))
}

fn task(component: &Component, place: Place, ids: &mut SourceIds, finder: &mut Finder<'_>) -> Option<FoundTask> {
    let text = |name| component.property(name).map(Property::text).unwrap_or_default();
    let status = text("STATUS").to_uppercase();
    // One day of a series that was changed, or what was called off.
    if status == "CANCELLED" || component.property("RECURRENCE-ID").is_some() {
        finder.lose(LossCode::DeletedRows, &text("SUMMARY"));
        return None;
    }
    let title = finder.name(&text("SUMMARY"), 500, &place)?;
    let (id, has_own_id) = ids.own_or_of_name(&text("UID"), &title);
    let mut task = FoundTask { has_own_id, ..FoundTask::titled(id, title, place) };
    task.notes = finder.text(&text("DESCRIPTION"), 20_000);
    let labels: Vec<String> = component
        .properties
        .iter()
        .filter(|property| property.name == "CATEGORIES")
        .flat_map(Property::texts)
        .collect();
    task.labels = finder.labels(labels.iter().map(String::as_str), &task.title);
    task.priority = match text("PRIORITY").trim() {
        "1" | "2" | "3" | "4" => Priority::P1,
        "5" => Priority::P2,
        "6" | "7" | "8" | "9" => Priority::P3,
        _ => Priority::P4,
    };
    task.parent = parent(component);
    times(&mut task, component, &status, finder);
    losses(&task, component, finder);
    Some(task)
}

/// The first relation that is one to a whole, as it is when nothing else is said.
fn parent(component: &Component) -> Option<String> {
    let mut related = component.properties.iter().filter(|property| property.name == "RELATED-TO");
    let parent = related.find(|property| property.parameter("RELTYPE").is_none_or(|kind| kind == "PARENT"));
    parent.map(|property| property.text().trim().to_owned()).filter(|id| !id.is_empty())
}

fn times(task: &mut FoundTask, component: &Component, status: &str, finder: &mut Finder<'_>) {
    task.due = component.property("DUE").and_then(|property| due(task, property, finder));
    let start = component.property("DTSTART").and_then(|property| due(task, property, finder));
    task.start_day = start.map(|start| start.day);
    let done = component.property("COMPLETED");
    task.is_done = status == "COMPLETED" || done.is_some();
    task.done_at = done.and_then(|property| written_instant(&property.value));
    task.created_at = component.property("CREATED").and_then(|property| written_instant(&property.value));
    // What we write beside a rule that has no word elsewhere.
    let rule = component.property("X-WELLSPRING-REPEAT").or_else(|| component.property("RRULE"));
    let Some(rule) = rule else { return };
    task.repeat = rule_of(&rule.value);
    finder.lose_many(LossCode::RepeatsDropped, usize::from(task.repeat.is_none()), &task.title);
}

/// A day, a time in a zone, a time in UTC, or a time wherever one is.
fn due(task: &FoundTask, property: &Property, finder: &mut Finder<'_>) -> Option<Due> {
    let value = property.value.trim();
    if let Some(at) = written_instant(value) {
        let day = finder.local_day(at);
        return Some(Due::at(day, finder.zone().to_datetime(at).time()));
    }
    if let Some(wall) = written_time(value) {
        let zone = property.parameter("TZID").filter(|zone| TimeZone::get(zone).is_ok());
        return Some(Due { zone: zone.map(str::to_owned), ..Due::at(wall.date(), wall.time()) });
    }
    let day = written_day(value);
    if day.is_none() {
        let place = Place { line: property.line, ..task.place.column(property.name.clone()) };
        finder.leave_field(place, ProblemCode::NotADay, value);
    }
    day.map(Due::on)
}

/// `20260301`.
fn written_day(value: &str) -> Option<Date> {
    let is_day = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    value.parse().ok().filter(|_| is_day)
}

/// `20260301T180000`.
fn written_time(value: &str) -> Option<DateTime> {
    let (day, time) = value.split_once('T')?;
    let is_time = time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit());
    written_day(day).and_then(|_| value.parse().ok()).filter(|_| is_time)
}

/// `20260301T180000Z`.
fn written_instant(value: &str) -> Option<Timestamp> {
    let wall = written_time(value.trim().strip_suffix('Z')?)?;
    TimeZone::UTC.to_timestamp(wall).ok()
}

fn losses(task: &FoundTask, component: &Component, finder: &mut Finder<'_>) {
    for property in &component.properties {
        let code = match property.name.as_str() {
            "ATTACH" => LossCode::AttachmentsDropped,
            "ATTENDEE" | "ORGANIZER" | "COMMENT" => LossCode::PeopleDropped,
            "PERCENT-COMPLETE" if !matches!(property.value.trim(), "0" | "100") => LossCode::ProgressDropped,
            "RELATED-TO" if property.parameter("RELTYPE").is_some_and(|kind| kind != "PARENT") => {
                LossCode::RelationsDropped
            }
            _ => continue,
        };
        finder.lose(code, &task.title);
    }
}
