//! Lines of an archive as rows of a table.

use std::collections::BTreeSet;

use domain::{habits::Entry, notifications::NotificationKind, tasks::filter::folded};
use serde::Deserialize as _;
use serde_json::{Map, Value};
use store::personal::{Column, PersonalTable};

use super::{
    lines::AtOnce,
    refusal::{damaged, newer},
};
use crate::ServiceError;

/// Rows that are written at once.
const BATCH: usize = 2_000;
/// A task may be part of one that stands behind it, which only one statement for all of them allows.
const TASKS: &str = "tasks";
/// Versions below it are numbers everywhere, and no row counts up to it. One that could not count on could never be
/// changed again.
const MOST_VERSION: i64 = 1 << 53;
/// What all tasks of a person may come to.
const MOST_TASK_BYTES: usize = 128 << 20;

/// Rows of a table, ready to be written.
#[derive(Debug)]
pub(super) struct Rows {
    /// The columns of which something is said; the others keep what the table gives them.
    pub(super) columns: Vec<Column>,
    /// A list of them as JSON.
    pub(super) list: String,
}

/// How many lines of a table are written at once.
pub(super) fn at_once(table: &PersonalTable) -> AtOnce {
    if table.name == TASKS { AtOnce::All { bytes: MOST_TASK_BYTES } } else { AtOnce::UpTo(BATCH) }
}

/// Looks at every line: it has to be an object, and to say nothing of which the table knows nothing. Its values stay as
/// they are written, so that no amount is rounded.
pub(super) fn rows(table: &PersonalTable, known: &[Column], lines: &[String]) -> Result<Rows, ServiceError> {
    let mut said = BTreeSet::new();
    let mut list = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum::<usize>() + 1);
    for line in lines {
        let row: Map<String, Value> = serde_json::from_str(line).map_err(|_| damaged())?;
        if row.is_empty() || !can_be_read(table, &row) || !can_count_on(&row) {
            return Err(damaged());
        }
        list.push(if list.is_empty() { '[' } else { ',' });
        if table.name == TASKS {
            list.push_str(&with_folded(line, &row, &mut said)?);
        } else {
            list.push_str(line);
        }
        said.extend(row.into_iter().map(|(name, _)| name));
    }
    list.push(']');
    if !said.iter().all(|name| known.iter().any(|column| column.name == *name)) {
        return Err(newer());
    }
    let columns = known.iter().filter(|column| said.contains(&column.name)).cloned().collect();
    Ok(Rows { columns, list })
}

/// Whether the rules can read what no table is read for as a whole afterwards: the lists of what somebody was told, and
/// of what a day was before.
fn can_be_read(table: &PersonalTable, row: &Map<String, Value>) -> bool {
    match table.name {
        "notifications" => {
            let kind = row.get("kind").and_then(Value::as_str);
            kind.is_some_and(|kind| kind.parse::<NotificationKind>().is_ok())
        }
        "habit_entry_changes" => {
            row.get("before").is_none_or(|before| before.is_null() || Entry::deserialize(before).is_ok())
        }
        _ => true,
    }
}

/// Whether a change of the row can count its version up, where it has one.
fn can_count_on(row: &Map<String, Value>) -> bool {
    let is_good = |version: &Value| version.as_i64().is_some_and(|version| (0..MOST_VERSION).contains(&version));
    row.get("version").is_none_or(is_good)
}

/// Adds what follows from the texts of a task. It stands last, and so counts, whatever the line says of it itself.
fn with_folded(line: &str, row: &Map<String, Value>, said: &mut BTreeSet<String>) -> Result<String, ServiceError> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    let (title, notes) = (folded(text("title")), folded(text("notes")));
    let open = line.trim_end().strip_suffix('}').ok_or_else(damaged)?;
    said.extend(["title_folded".to_owned(), "notes_folded".to_owned()]);
    let (title, notes) = (Value::String(title), Value::String(notes));
    Ok(format!("{open},\"title_folded\":{title},\"notes_folded\":{notes}}}"))
}

#[cfg(test)]
mod tests {
    use store::personal::TABLES;

    use super::*;

    fn table(name: &str) -> &'static PersonalTable {
        TABLES.iter().find(|table| table.name == name).unwrap()
    }

    fn columns(names: &[&str]) -> Vec<Column> {
        names.iter().map(|name| Column { name: (*name).to_owned(), kind: "text".to_owned() }).collect()
    }

    #[test]
    fn only_what_is_said_is_written() {
        let known = columns(&["group_id", "name", "version"]);
        let lines = vec!["{\"name\": \"Home\"}".to_owned(), "{\"group_id\": \"1\"}".to_owned()];
        let rows = rows(table("habit_groups"), &known, &lines).unwrap();
        let named: Vec<_> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(named, ["group_id", "name"]);
        assert_eq!(rows.list, "[{\"name\": \"Home\"},{\"group_id\": \"1\"}]");
    }

    #[test]
    fn amounts_are_not_rounded_on_the_way() {
        let known = columns(&["value"]);
        let line = "{\"value\": 123456789012345.123}".to_owned();
        let rows = rows(table("habit_entries"), &known, std::slice::from_ref(&line)).unwrap();
        assert_eq!(rows.list, format!("[{line}]"));
    }

    #[test]
    fn what_no_table_knows_is_of_a_newer_version() {
        let known = columns(&["name"]);
        for (line, code) in [("{\"shape\": 1}", "archive_newer"), ("[1]", "archive_damaged"), ("{", "archive_damaged")]
        {
            let refused = rows(table("habit_groups"), &known, &[line.to_owned()]).unwrap_err();
            assert!(matches!(refused, ServiceError::Refused { status: 422, code: told } if told == code), "{line}");
        }
    }

    #[test]
    fn the_search_finds_what_the_task_says() {
        let known = columns(&["title", "title_folded", "notes_folded"]);
        let line = "{\"title\": \"Größe \\\"X\\\"\", \"title_folded\": \"other\"}".to_owned();
        let rows = rows(table("tasks"), &known, &[line]).unwrap();
        let written: Value = serde_json::from_str(&rows.list).unwrap();
        assert_eq!(written[0]["title_folded"], "größe \"x\"");
        assert_eq!(written[0]["notes_folded"], "");
        assert_eq!(rows.columns.len(), 3);
    }

    #[test]
    fn a_version_that_cannot_count_on_is_no_version() {
        let known = columns(&["version"]);
        let read = |version: &str| rows(table("habits"), &known, &[format!("{{\"version\": {version}}}")]).is_ok();
        assert!(read("0") && read("9007199254740991"));
        for odd in ["-1", "9007199254740992", "9223372036854775807", "1.5", "\"1\"", "null"] {
            assert!(!read(odd), "{odd}");
        }
    }

    #[test]
    fn what_no_rule_can_read_is_no_row() {
        let known = columns(&["kind", "before", "day"]);
        let read = |name: &str, line: &str| rows(table(name), &known, &[line.to_owned()]).is_ok();
        assert!(read("notifications", "{\"kind\": \"habit_reminder\"}"));
        assert!(!read("notifications", "{\"kind\": \"newsletter\"}"));
        assert!(!read("notifications", "{\"day\": \"2026-03-10\"}"));
        let before = serde_json::to_value(Entry::empty(jiff::civil::date(2026, 3, 10))).unwrap();
        assert!(read("habit_entry_changes", &format!("{{\"before\": {before}}}")));
        assert!(read("habit_entry_changes", "{\"kind\": \"clear\"}"));
        assert!(!read("habit_entry_changes", "{\"before\": {\"day\": \"yesterday\"}}"));
    }
}
