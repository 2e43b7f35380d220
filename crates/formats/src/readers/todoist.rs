//! A project of Todoist as a table (todoist.com/help, "Import or export a project as a CSV file"): tasks, sections and
//! comments below each other, parts told by how far they are indented.

use domain::{
    tasks::{
        Due, MOST_ESTIMATE_MINUTES, Priority,
        quick_add::{LINE_MAX_CHARS, Marks, Reader, SlashOrder},
    },
    time::DayStart,
};
use jiff::{
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};

use crate::{
    Choices, Format, FoundProject, FoundTask, Limits, LossCode, Place, ProblemCode, ReadError, Reading, Refusal,
    bytes::{Columns, Row, check_lines, decoded, table},
    found::{Finder, SourceIds, iso_day},
};

/// Columns that the table has to have.
pub const COLUMNS: [&str; 4] = ["type", "content", "priority", "indent"];
/// The file does not name its project.
const PROJECT: &str = "Todoist";

/// What the rows say together.
struct Sheet<'c> {
    columns: &'c Columns,
    project: FoundProject,
    section: Option<String>,
    /// The newest task of each indent.
    above: Vec<String>,
    tasks: Vec<FoundTask>,
    ids: SourceIds,
}

/// Reads the table.
///
/// # Errors
/// As [`crate::read`].
pub fn read(bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    check_lines(bytes, "", limits)?;
    let text = decoded(bytes, "")?;
    let mut finder = Finder::new(Format::TodoistCsv, limits, choices);
    let Some((columns, rows)) = table(&text, &COLUMNS, "", limits)? else {
        return Err(Refusal::PartMissing.into());
    };
    let mut sheet = Sheet {
        columns: &columns,
        project: FoundProject::named(PROJECT, PROJECT, Place::line("", 1)),
        section: None,
        above: Vec::new(),
        tasks: Vec::new(),
        ids: SourceIds::default(),
    };
    for row in rows {
        let row = row?;
        let place = Place::line("", row.line);
        finder.row(&place)?;
        sheet.take(&row, place, &mut finder);
    }
    if !sheet.tasks.is_empty() {
        finder.project(sheet.project)?;
    }
    finder.tasks(sheet.tasks)?;
    finder.finish()
}

impl Sheet<'_> {
    fn take(&mut self, row: &Row<'_>, place: Place, finder: &mut Finder<'_>) {
        let (kind, content) = (row.get(self.columns, "type"), row.get(self.columns, "content"));
        match kind {
            "task" => self.take_task(row, place, finder),
            "section" => self.take_section(content, &place, finder),
            // A comment belongs to the task above it.
            "note" => self.take_comment(content, place, finder),
            "" | "meta" => {}
            other => finder.leave_out(place.column("TYPE"), ProblemCode::UnknownWord, other),
        }
    }

    fn take_section(&mut self, name: &str, place: &Place, finder: &mut Finder<'_>) {
        self.section = finder.name(name, 120, place);
        self.above.clear();
        if let Some(name) = &self.section
            && !self.project.sections.contains(name)
        {
            self.project.sections.push(name.clone());
        }
    }

    fn take_comment(&mut self, text: &str, place: Place, finder: &mut Finder<'_>) {
        let Some(task) = self.tasks.last_mut() else {
            finder.leave_out(place, ProblemCode::BelongsToNothing, text);
            return;
        };
        if let Some(comment) = finder.text(text, 20_000) {
            finder.note(task, &comment);
        }
    }

    fn take_task(&mut self, row: &Row<'_>, place: Place, finder: &mut Finder<'_>) {
        let cell = |name| row.get(self.columns, name);
        let (title, labels) = title_and_labels(cell("content"));
        let Some(title) = finder.name(&title, 500, &place) else { return };
        let level = cell("indent").parse::<usize>().unwrap_or(1).saturating_sub(1).min(self.above.len());
        self.above.truncate(level);
        let parent = self.above.last().cloned();
        let id = self.ids.of_name(&title);
        let mut task = FoundTask { parent, ..FoundTask::titled(id.clone(), title, place) };
        task.project = Some(self.project.source_id.clone());
        task.section.clone_from(&self.section);
        task.labels = finder.labels(labels, &task.title);
        task.notes = finder.text(cell("description"), 20_000);
        task.priority = cell("priority").parse().ok().and_then(|n| Priority::from_number(n).ok()).unwrap_or_default();
        task.deadline = iso_day(cell("deadline"));
        if task.deadline.is_none() && !cell("deadline").is_empty() {
            finder.leave_field(task.place.column("DEADLINE"), ProblemCode::NotADay, cell("deadline"));
        }
        task.estimate_minutes = estimate(cell("duration"), cell("duration_unit"));
        finder.lose_many(LossCode::PeopleDropped, usize::from(!cell("responsible").is_empty()), &task.title);
        date(&mut task, cell("date"), cell("timezone"), finder);
        self.above.push(id);
        self.tasks.push(task);
    }
}

/// Labels stand in the title, each with its sign.
fn title_and_labels(content: &str) -> (String, Vec<&str>) {
    let label = |word: &str| word.len() > 1 && word.starts_with('@') && !word.ends_with('@');
    let (labels, words): (Vec<&str>, Vec<&str>) = content.split_whitespace().partition(|word| label(word));
    (words.join(" "), labels.into_iter().filter_map(|word| word.strip_prefix('@')).collect())
}

fn estimate(duration: &str, unit: &str) -> Option<u16> {
    let number: u16 = duration.parse().ok()?;
    let minutes = if unit == "day" { number.checked_mul(24 * 60)? } else { number };
    Some(minutes).filter(|minutes| (1..=MOST_ESTIMATE_MINUTES).contains(minutes))
}

/// A day as it was typed: a date, or words that our own line of a task understands. Half of them is no date.
fn date(task: &mut FoundTask, words: &str, zone: &str, finder: &mut Finder<'_>) {
    if words.is_empty() {
        return;
    }
    if words.len() == 10 && iso_day(words).is_some() {
        task.due = iso_day(words).map(Due::on);
        return;
    }
    let line: String = words.chars().take(LINE_MAX_CHARS).collect();
    let draft = reader(finder.choices.today).read(&line).draft;
    let understood = draft.title.is_empty() && draft.labels.is_empty() && draft.project.is_none();
    let Some(due) = draft.due.filter(|_| understood) else {
        finder.leave_field(task.place.column("DATE"), ProblemCode::NotADay, words);
        return;
    };
    let is_zoned = due.time.is_some() && TimeZone::get(zone).is_ok();
    let zone = is_zoned.then(|| zone.to_owned());
    task.due = Some(Due { day: due.day, time: due.time, zone }).filter(|due| due.check().is_ok());
    if let Some(repeat) = draft.repeat {
        task.repeat = repeat.rule(Weekday::Monday).ok();
        finder.lose_many(LossCode::RepeatsDropped, usize::from(task.repeat.is_none()), &task.title);
    }
}

/// Words are read from the beginning of today, so that no hour of it has passed.
fn reader(today: Date) -> Reader {
    Reader {
        marks: Marks::Todoist,
        slash_order: SlashOrder::MonthFirst,
        now: today.to_datetime(Time::midnight()),
        day_start: DayStart::MIDNIGHT,
    }
}
