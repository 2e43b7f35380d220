//! Lines of an archive as rows of a table.

use std::collections::BTreeSet;

use domain::tasks::filter::folded;
use serde_json::{Map, Value};
use store::personal::{Column, PersonalTable};

use super::refusal::{damaged, newer};
use crate::ServiceError;

/// Rows that are written at once.
const BATCH: usize = 2_000;
/// A task may be part of one that stands behind it, which only one statement for all of them allows.
const AT_ONCE: &str = "tasks";

/// Rows of a table, ready to be written.
#[derive(Debug)]
pub(super) struct Rows {
    /// The columns of which something is said; the others keep what the table gives them.
    pub(super) columns: Vec<Column>,
    /// Lists of rows as JSON.
    pub(super) batches: Vec<String>,
    /// How many rows there are in all.
    pub(super) count: usize,
}

/// Looks at every line: it has to be an object, and to say nothing of which the table knows nothing. Its values stay as they
/// are written, so that no amount is rounded.
pub(super) fn rows(table: &PersonalTable, known: &[Column], lines: Vec<String>) -> Result<Rows, ServiceError> {
    let count = lines.len();
    let mut said = BTreeSet::new();
    let mut whole = Vec::with_capacity(count);
    for line in lines {
        let row: Map<String, Value> = serde_json::from_str(&line).map_err(|_| damaged())?;
        if row.is_empty() {
            return Err(damaged());
        }
        let line = if table.name == AT_ONCE { with_folded(&line, &row, &mut said)? } else { line };
        said.extend(row.into_iter().map(|(name, _)| name));
        whole.push(line);
    }
    if !said.iter().all(|name| known.iter().any(|column| column.name == *name)) {
        return Err(newer());
    }
    let columns = known.iter().filter(|column| said.contains(&column.name)).cloned().collect();
    let size = if table.name == AT_ONCE { count.max(1) } else { BATCH };
    let batches = whole.chunks(size).map(|lines| format!("[{}]", lines.join(","))).collect();
    Ok(Rows { columns, batches, count })
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
        let rows = rows(table("habit_groups"), &known, lines).unwrap();
        let named: Vec<_> = rows.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(named, ["group_id", "name"]);
        assert_eq!(rows.batches, ["[{\"name\": \"Home\"},{\"group_id\": \"1\"}]"]);
    }

    #[test]
    fn amounts_are_not_rounded_on_the_way() {
        let known = columns(&["value"]);
        let line = "{\"value\": 123456789012345.123}".to_owned();
        let rows = rows(table("habit_entries"), &known, vec![line.clone()]).unwrap();
        assert_eq!(rows.batches, [format!("[{line}]")]);
    }

    #[test]
    fn what_no_table_knows_is_of_a_newer_version() {
        let known = columns(&["name"]);
        for (line, code) in [("{\"shape\": 1}", "archive_newer"), ("[1]", "archive_damaged"), ("{", "archive_damaged")]
        {
            let refused = rows(table("habit_groups"), &known, vec![line.to_owned()]).unwrap_err();
            assert!(matches!(refused, ServiceError::Refused { status: 422, code: told } if told == code), "{line}");
        }
    }

    #[test]
    fn the_search_finds_what_the_task_says() {
        let known = columns(&["title", "title_folded", "notes_folded"]);
        let line = "{\"title\": \"Größe \\\"X\\\"\", \"title_folded\": \"other\"}".to_owned();
        let rows = rows(table("tasks"), &known, vec![line]).unwrap();
        let written: Value = serde_json::from_str(&rows.batches[0]).unwrap();
        assert_eq!(written[0]["title_folded"], "größe \"x\"");
        assert_eq!(written[0]["notes_folded"], "");
        assert_eq!(rows.columns.len(), 3);
    }
}
