//! Every statement on a personal table names its owner column.
//!
//! Row-level security would hide a forgotten predicate, not excuse it: it is the second line, this is the first.
//! A statement that rightly crosses owners says why in an SQL comment that begins with `owner:`.

use std::collections::BTreeSet;

use anyhow::Result;

use super::tree;

const COLUMN: &str = "user_id";
const EXCUSE: &str = "-- owner:";

/// Statements without the column.
pub fn complaints() -> Result<Vec<String>> {
    let tables = owned_tables();
    let mut complaints = Vec::new();
    for file in tree::files(&["rs"]).into_iter().filter(|file| file.path.starts_with("crates/store/src/")) {
        for (line, statement) in statements(&file.text) {
            let names_owner = statement.contains(COLUMN) || statement.contains(EXCUSE);
            if let Some(table) = touched(&statement, &tables).filter(|_| !names_owner) {
                complaints.push(format!("{}:{line}: {table} without {COLUMN}", file.path));
            }
        }
    }
    Ok(complaints)
}

/// Tables whose rows always belong to somebody, from the migrations. A queue's rows may have no owner.
fn owned_tables() -> BTreeSet<String> {
    let mut tables = BTreeSet::new();
    for file in tree::files(&["sql"]).into_iter().filter(|file| file.path.starts_with("migrations/")) {
        for definition in file.text.to_lowercase().split("create table ").skip(1) {
            let body = definition.split(");").next().unwrap_or(definition);
            let name = body.trim_start().trim_start_matches("if not exists ").split([' ', '(', '\n']).next();
            if let Some(name) = name.filter(|_| body.contains("user_id uuid not null")) {
                tables.insert(name.to_owned());
            }
        }
    }
    tables
}

/// Text literals that begin like a statement, with the line where they begin.
fn statements(source: &str) -> Vec<(usize, String)> {
    let verbs = ["select ", "insert ", "update ", "delete ", "with ", "merge "];
    let mut found = Vec::new();
    let mut line = 1;
    // A quote inside a literal does not end it.
    let source = source.replace("\\\"", "'");
    for (index, literal) in source.split('"').enumerate() {
        let begins = literal.trim_start().to_lowercase().replace('\n', " ");
        if index % 2 == 1 && verbs.iter().any(|verb| begins.starts_with(verb)) {
            found.push((line, literal.to_lowercase()));
        }
        line += literal.matches('\n').count();
    }
    found
}

fn touched<'a>(statement: &str, tables: &'a BTreeSet<String>) -> Option<&'a String> {
    let words: Vec<&str> = statement.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    tables
        .iter()
        .find(|table| words.windows(2).any(|pair| matches!(pair, [verb, name] if names_table(verb) && name == table)))
}

fn names_table(word: &str) -> bool {
    ["from", "into", "join", "update", "using"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_inside_a_statement_does_not_end_it() {
        let found = statements(r#"("select t.\"day\" from habits t where t.user_id = $1")"#);
        assert_eq!(found, [(1, "select t.'day' from habits t where t.user_id = $1".to_owned())]);
    }

    #[test]
    fn a_statement_without_its_owner_is_seen() {
        let source = "query!(r#\"select 1\nfrom habits\nwhere habit_id = $1\"#)";
        let found = statements(source);
        let tables = BTreeSet::from(["habits".to_owned()]);
        assert_eq!(found.len(), 1);
        assert_eq!(touched(&found[0].1, &tables).map(String::as_str), Some("habits"));
        assert_eq!(touched("select 1 from habits_of_others", &tables), None);
    }
}
