//! What tells things apart in their file, each once.

use std::collections::BTreeSet;

/// The longest id, in characters.
const LONGEST_ID: usize = 200;

/// Ids that were given.
#[derive(Debug, Default)]
pub struct SourceIds(BTreeSet<String>);

impl SourceIds {
    /// Makes an id of a name, which may stand in the file more than once: the second is told by its number.
    pub fn of_name(&mut self, name: &str) -> String {
        let name: String = name.chars().take(LONGEST_ID - 12).collect();
        let mut id = name.clone();
        let mut number = 1_u32;
        while !self.0.insert(id.clone()) {
            number += 1;
            id = format!("{name} ({number})");
        }
        id
    }

    /// Takes an id of the app; none when it is blank, too long, or was taken already.
    pub fn own(&mut self, id: &str) -> Option<String> {
        let id = id.trim();
        let fits = !id.is_empty() && id.chars().count() <= LONGEST_ID && !id.chars().any(char::is_control);
        (fits && self.0.insert(id.to_owned())).then(|| id.to_owned())
    }

    /// Whether an id was given.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_are_two() {
        let mut ids = SourceIds::default();
        assert_eq!(
            (ids.of_name("Read"), ids.of_name("Read"), ids.of_name("Read")),
            ("Read".to_owned(), "Read (2)".to_owned(), "Read (3)".to_owned())
        );
        assert_eq!((ids.own(" 7 "), ids.own("7"), ids.own("")), (Some("7".to_owned()), None, None));
    }
}
