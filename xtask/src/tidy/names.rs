//! Names that say nothing are refused, in files and in definitions.

use anyhow::Result;

use super::tree;

/// Words that may stand nowhere in a name.
const EMPTY_WORDS: [&str; 6] = ["util", "utils", "helper", "helpers", "manager", "managers"];
/// Words that may not be the last of a name: `data_dir` is a folder, `HabitData` is anything.
const EMPTY_ENDINGS: [&str; 2] = ["data", "info"];
const EMPTY_STARTS: [&str; 2] = ["handle_", "process_"];
/// What a process of the operating system may be asked: here the word is the noun.
const PROCESS_NOUNS: [&str; 4] = ["exists", "group", "id", "name"];
const DEFINITIONS: [&str; 7] = ["fn ", "struct ", "enum ", "trait ", "mod ", "type ", "const "];

/// Files and definitions with such names.
pub fn complaints() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for file in tree::files(&["rs", "ts", "js", "css"]) {
        let stem = file.name().split('.').next().unwrap_or_default();
        if is_empty_name(stem) {
            complaints.push(format!("{}: the file's name", file.path));
        }
        if !file.path.ends_with(".rs") {
            continue;
        }
        for (number, line) in file.code() {
            if let Some(name) = defined(line).filter(|name| is_empty_name(name)) {
                complaints.push(format!("{}:{number}: {name}", file.path));
            }
        }
    }
    Ok(complaints)
}

/// The name that a line defines, if it defines one.
fn defined(line: &str) -> Option<&str> {
    let rest = ["pub(crate) ", "pub(super) ", "pub "]
        .iter()
        .fold(line.trim_start(), |rest, visibility| rest.strip_prefix(visibility).unwrap_or(rest));
    let rest = ["async ", "const "].iter().fold(rest, |rest, word| {
        if rest.strip_prefix(word).is_some_and(|after| after.starts_with("fn ")) {
            rest.trim_start_matches(word)
        } else {
            rest
        }
    });
    let after = DEFINITIONS.iter().find_map(|keyword| rest.strip_prefix(keyword))?;
    let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(after.len());
    after.get(..end).filter(|name| !name.is_empty())
}

fn is_empty_name(name: &str) -> bool {
    let words = words(name);
    words.iter().any(|word| EMPTY_WORDS.contains(&word.as_str()))
        || words.last().is_some_and(|word| EMPTY_ENDINGS.contains(&word.as_str()))
        || EMPTY_STARTS.iter().any(|start| name.strip_prefix(start).is_some_and(|rest| !PROCESS_NOUNS.contains(&rest)))
}

/// The words of a name in snake, kebab or camel case, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter == '-' {
            words.push(String::new());
            continue;
        }
        let starts_word = letter.is_uppercase() && words.last().is_some_and(|word| word.ends_with(char::is_lowercase));
        if starts_word {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            // Upper case is kept until the end, so that a run of capitals stays one word.
            word.push(letter);
        }
    }
    words.into_iter().map(|word| word.to_lowercase()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_are_seen_in_every_case() {
        for name in ["date_util", "HabitHelper", "SessionManager", "habit_data", "UserInfo", "handle_form"] {
            assert!(is_empty_name(name), "{name}");
        }
        for name in ["data_dir", "informed", "utility_room", "handled", "database", "process_exists"] {
            assert!(!is_empty_name(name), "{name}");
        }
    }

    #[test]
    fn definitions_are_found_behind_their_visibility() {
        assert_eq!(defined("    pub(crate) async fn streak(a: u8) {"), Some("streak"));
        assert_eq!(defined("pub const LIMIT: u8 = 1;"), Some("LIMIT"));
        assert_eq!(defined("let streak = 1;"), None);
    }
}
