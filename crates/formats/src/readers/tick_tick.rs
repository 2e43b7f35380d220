//! `TickTick`'s backup: one table of all lists, below a few lines about itself. Days are instants at midnight of the
//! zone that the row names.

use domain::tasks::{Due, Priority};
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    Choices, Format, FoundProject, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading, Refusal,
    bytes::{Columns, Row, check_lines, decoded, table},
    found::{Finder, SourceIds, instant, rule_of},
};

/// Columns that the table has to have.
pub const COLUMNS: [&str; 4] = ["list name", "title", "due date", "status"];
/// The list of tasks that are in no list.
const INBOX: &str = "Inbox";

/// Reads the table.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    check_lines(bytes, "", limits)?;
    let text = decoded(bytes, "")?;
    let mut finder = Finder::new(Format::TickTickCsv, limits, choices);
    let Some((columns, rows)) = table(&text, &COLUMNS, "", limits)? else {
        return Err(Refusal::PartMissing.into());
    };
    let mut projects = Projects::default();
    let mut ids = SourceIds::default();
    let mut tasks = Vec::new();
    for row in rows {
        let row = row?;
        let place = Place::line("", row.line);
        finder.row(&place)?;
        if row.len() <= columns.last_of(&COLUMNS) {
            finder.leave_out(place, ProblemCode::ColumnsMissing, row.get(&columns, "title"));
            continue;
        }
        let Some(title) = finder.name(row.get(&columns, "title"), 500, &place) else { continue };
        let told = row.get(&columns, "taskid");
        if ids.has(told) {
            finder.leave_field(place.column("taskId"), ProblemCode::SameIdTwice, told);
        }
        let (id, has_own_id) = ids.own_or_of_name(told, &title);
        let mut task = FoundTask { has_own_id, ..FoundTask::titled(id, title, place) };
        projects.place(&mut task, &row, &columns, &mut finder);
        fields(&mut task, &row, &columns, &mut finder);
        tasks.push(task);
    }
    for project in projects.0 {
        finder.project(project)?;
    }
    finder.tasks(tasks)?;
    finder.finish()
}

/// Lists in the order in which they appear.
#[derive(Default)]
struct Projects(Vec<FoundProject>);

impl Projects {
    /// Puts the task into its list and the column of its board.
    fn place(&mut self, task: &mut FoundTask, row: &Row<'_>, columns: &Columns, finder: &mut Finder<'_>) {
        let (folder, list) = (row.get(columns, "folder name"), row.get(columns, "list name"));
        if list.is_empty() || list == INBOX {
            return;
        }
        // Two folders may have lists of one name.
        let key: String = format!("{folder}/{list}").chars().take(200).collect();
        let at = self.0.iter().position(|project| project.source_id == key).unwrap_or(self.0.len());
        if at == self.0.len() {
            let Some(name) = finder.line(list, 120) else { return };
            finder.lose_many(LossCode::ProjectsFlattened, usize::from(!folder.is_empty()), folder);
            self.0.push(FoundProject::named(key, name, task.place.clone()));
        }
        let Some(project) = self.0.get_mut(at) else { return };
        task.project = Some(project.source_id.clone());
        task.section = finder.line(row.get(columns, "column name"), 120);
        if let Some(section) = task.section.as_ref().filter(|name| !project.sections.contains(name)) {
            project.sections.push(section.clone());
        }
    }
}

fn fields(task: &mut FoundTask, row: &Row<'_>, columns: &Columns, finder: &mut Finder<'_>) {
    let cell = |name| row.get(columns, name);
    task.labels = finder.labels(cell("tags").split(','), &task.title);
    task.parent = Some(cell("parentid").to_owned()).filter(|id| !id.is_empty());
    content(task, cell("content"), finder);
    task.priority = match cell("priority") {
        "5" => Priority::P1,
        "3" => Priority::P2,
        "1" => Priority::P3,
        _ => Priority::P4,
    };
    let mut at = |name: &'static str| instant_in(task, name, cell(name), finder);
    let (created, done, start, due) = (at("created time"), at("completed time"), at("start date"), at("due date"));
    task.created_at = created;
    // Completed, or put away afterwards.
    task.is_done = matches!(cell("status"), "1" | "2");
    task.done_at = done.filter(|_| task.is_done);
    let zone = cell("timezone");
    let is_all_day = cell("is all day").eq_ignore_ascii_case("true");
    let mut due_at = |at: Timestamp| due_of(at, zone, is_all_day, finder);
    let start = start.map(&mut due_at);
    let due = due.map(&mut due_at);
    // A task with one date has it as its start.
    task.start_day = start.as_ref().zip(due.as_ref()).map(|(start, _)| start.day);
    task.due = due.or(start);
    task.start_day = task.start_day.filter(|day| task.due.as_ref().is_some_and(|due| due.day != *day));
    let repeat = cell("repeat");
    task.repeat = rule_of(repeat);
    let is_lost = !repeat.is_empty() && task.repeat.is_none();
    finder.lose_many(LossCode::RepeatsDropped, usize::from(is_lost), &task.title);
    finder.lose_many(LossCode::RemindersDropped, usize::from(!cell("reminder").is_empty()), &task.title);
}

fn instant_in(task: &FoundTask, column: &str, text: &str, finder: &mut Finder<'_>) -> Option<Timestamp> {
    let at = instant(text);
    if at.is_none() && !text.is_empty() {
        finder.leave_field(task.place.column(column), ProblemCode::NotAnInstant, text);
    }
    at
}

/// The day and time on the wall of the zone that the row names, else of the one that was chosen.
fn due_of(at: Timestamp, zone: &str, is_all_day: bool, finder: &mut Finder<'_>) -> Due {
    let Ok(named) = TimeZone::get(zone) else {
        let day = finder.local_day(at);
        let time = finder.zone().to_datetime(at).time();
        return if is_all_day { Due::on(day) } else { Due::at(day, time) };
    };
    let wall = named.to_datetime(at);
    if is_all_day {
        Due::on(wall.date())
    } else {
        Due { zone: Some(zone.to_owned()), ..Due::at(wall.date(), wall.time()) }
    }
}

/// Lines of a checklist stand in the content, each behind a box.
fn content(task: &mut FoundTask, content: &str, finder: &mut Finder<'_>) {
    let (mut notes, mut lines) = (Vec::new(), Vec::new());
    for line in content.split(['\n', '\r']) {
        match line.strip_prefix('▪') {
            Some(text) => lines.push((text.to_owned(), true)),
            None => match line.strip_prefix('▫') {
                Some(text) => lines.push((text.to_owned(), false)),
                None => notes.push(line),
            },
        }
    }
    task.notes = finder.text(&notes.join("\n"), 20_000);
    finder.checklist(task, lines);
}
