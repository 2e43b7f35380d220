//! Where in a file something stands.

use domain::imports::ImportPlace;

use crate::words::capital;

/// "Habits.csv, line 12, Date: “3/32/2025”"; none where there is nothing to say.
pub(super) fn place_words(place: &ImportPlace, shown: &str) -> Option<String> {
    let file = Some(place.file.as_str()).filter(|file| !file.is_empty());
    let line = place.line.map(|line| match &place.column {
        Some(column) => format!("line {line}, {column}"),
        None => format!("line {line}"),
    });
    let at = match (file, line) {
        (Some(file), Some(line)) => Some(format!("{file}, {line}")),
        (Some(file), None) => Some(file.to_owned()),
        (None, Some(line)) => Some(capital(&line)),
        (None, None) => None,
    };
    match (at, Some(shown).filter(|shown| !shown.is_empty())) {
        (Some(at), Some(shown)) => Some(format!("{at}: “{shown}”")),
        (Some(at), None) => Some(at),
        (None, Some(shown)) => Some(format!("“{shown}”")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_as_exact_as_the_file_allows() {
        let place = |file: &str, line, column: Option<&str>| ImportPlace {
            file: file.to_owned(),
            line,
            column: column.map(str::to_owned),
        };
        let said = |place: ImportPlace, shown| place_words(&place, shown).unwrap_or_default();
        assert_eq!(said(place("Habits.csv", Some(12), None), "3/32/2025"), "Habits.csv, line 12: “3/32/2025”");
        assert_eq!(said(place("", Some(3), Some("Date")), ""), "Line 3, Date");
        assert_eq!(said(place("", None, None), "?"), "“?”");
        assert_eq!(place_words(&place("", None, None), ""), None);
    }
}
