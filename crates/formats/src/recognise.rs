//! What a file is, by what stands in it: names and endings are given by anybody, and phones change them.

use serde::Deserialize;

use crate::{
    Format, Limits, Place, ReadError, Refusal,
    bytes::{Archive, Element, check_lines, decoded, element, table, whole},
    readers::{habit_bull, habitica, tick_tick, todoist},
};

const SQLITE: &[u8] = b"SQLite format 3\0";
/// Files by which an archive is known.
const ARCHIVES: [(&str, Format); 4] = [
    // Ours has tables in Loop's layout beside it.
    ("manifest.json", Format::Wellspring),
    ("Habits.csv", Format::LoopCsv),
    ("habits.json", Format::HabitTrove),
    ("data.json", Format::VikunjaJson),
];
/// Columns by which a table is known.
const TABLES: [(&[&str], Format); 4] = [
    (&habit_bull::COLUMNS, Format::HabitBull),
    (&habitica::COLUMNS, Format::Habitica),
    (&todoist::COLUMNS, Format::TodoistCsv),
    (&tick_tick::COLUMNS, Format::TickTickCsv),
];

/// Tells what a file is. `file_name` is only said with a refusal.
///
/// # Errors
/// `nothing_in_it` for an empty file, `unknown_format`, `file_too_large`, and what keeps it from being looked at.
pub fn recognise(bytes: &[u8], file_name: &str) -> Result<Format, ReadError> {
    let limits = Limits::default();
    if bytes.is_empty() {
        return Err(Refusal::NothingInIt.into());
    }
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Refusal::FileTooLarge.into());
    }
    if bytes.starts_with(SQLITE) {
        return Ok(Format::LoopBackup);
    }
    if Archive::begins(bytes) {
        return archive(bytes, &limits);
    }
    let text = decoded(bytes, file_name)?;
    let beginning = text.trim_start();
    let format = if beginning.is_empty() {
        return Err(Refusal::NothingInIt.into());
    } else if beginning.starts_with('{') {
        document(&text, file_name, &limits)?
    } else if beginning.starts_with('[') {
        list(&text, file_name, &limits)?
    } else if beginning.get(..15).is_some_and(|line| line.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        Some(Format::IcsTodo)
    } else {
        check_lines(bytes, file_name, &limits)?;
        table_format(&text, file_name, &limits)?
    };
    format.ok_or_else(|| ReadError::at(Refusal::UnknownFormat, Place::file(file_name)))
}

fn archive(bytes: &[u8], limits: &Limits) -> Result<Format, ReadError> {
    let mut archive = Archive::open(bytes, limits)?;
    for (name, format) in ARCHIVES {
        let Some(folder) = archive.folder_of(name) else { continue };
        if format != Format::Wellspring {
            return Ok(format);
        }
        // Many archives have a manifest; ours says whose it is.
        let manifest = archive.read(&format!("{folder}{name}"))?.unwrap_or_default();
        let is_ours = serde_json::from_slice::<Manifest>(&manifest).is_ok_and(|told| told.format == "wellspring");
        if is_ours {
            return Ok(format);
        }
    }
    Err(Refusal::UnknownFormat.into())
}

#[derive(Deserialize)]
struct Manifest {
    format: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Document<'a> {
    #[serde(borrow)]
    habits: Option<Element<'a>>,
    #[serde(borrow)]
    tasks: Option<Element<'a>>,
}

/// What an element of a list tells of its app.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Signs<'a> {
    #[serde(borrow)]
    freq_type: Option<Element<'a>>,
    #[serde(borrow)]
    daily_goal: Option<Element<'a>>,
    #[serde(borrow)]
    completions: Option<Element<'a>>,
    #[serde(borrow)]
    records: Option<Element<'a>>,
    #[serde(borrow)]
    tasks: Option<Element<'a>>,
    #[serde(borrow)]
    child_projects: Option<Element<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Lists<'a> {
    #[serde(borrow)]
    dailys: Option<Element<'a>>,
    #[serde(borrow)]
    todos: Option<Element<'a>>,
}

fn document(text: &str, file_name: &str, limits: &Limits) -> Result<Option<Format>, ReadError> {
    let document: Document<'_> = whole(text, file_name, limits)?;
    let lists = document.tasks.and_then(element::<Lists<'_>>);
    if lists.is_some_and(|lists| lists.dailys.is_some() || lists.todos.is_some()) {
        return Ok(Some(Format::Habitica));
    }
    let Some(habits) = document.habits.and_then(element::<Vec<Element<'_>>>) else { return Ok(None) };
    Ok(by_signs(&habits))
}

fn list(text: &str, file_name: &str, limits: &Limits) -> Result<Option<Format>, ReadError> {
    let elements: Vec<Element<'_>> = whole(text, file_name, limits)?;
    Ok(by_signs(&elements))
}

/// By the first element that is built as one of an app we know.
fn by_signs(elements: &[Element<'_>]) -> Option<Format> {
    elements.iter().find_map(|raw| {
        let signs = element::<Signs<'_>>(raw)?;
        if signs.freq_type.is_some() || signs.daily_goal.is_some() {
            Some(Format::TableHabit)
        } else if signs.completions.is_some() {
            Some(Format::HabitTrove)
        } else if signs.records.is_some() {
            Some(Format::Beaver)
        } else if signs.tasks.is_some() || signs.child_projects.is_some() {
            Some(Format::VikunjaJson)
        } else {
            None
        }
    })
}

fn table_format(text: &str, file_name: &str, limits: &Limits) -> Result<Option<Format>, ReadError> {
    for (columns, format) in TABLES {
        if table(text, columns, file_name, limits)?.is_some() {
            return Ok(Some(format));
        }
    }
    Ok(None)
}
