//! What tells things apart in their file, each once.

use std::collections::{BTreeMap, BTreeSet};

/// The longest id, in characters.
const LONGEST_ID: usize = 200;

/// Ids that were given.
#[derive(Debug, Default)]
pub struct SourceIds {
    given: BTreeSet<String>,
    /// The last number that a name was told by, so that a file of one name does not count through all of them each
    /// time.
    numbers: BTreeMap<String, u64>,
}

impl SourceIds {
    /// Makes an id of a name, which may stand in the file more than once: the second is told by its number.
    pub fn of_name(&mut self, name: &str) -> String {
        let name: String = name.chars().take(LONGEST_ID - 12).collect();
        let number = self.numbers.entry(name.clone()).or_default();
        loop {
            *number += 1;
            let id = if *number == 1 { name.clone() } else { format!("{name} ({number})") };
            if self.given.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Takes an id of the app; none when it is blank, too long, or was taken already.
    pub fn own(&mut self, id: &str) -> Option<String> {
        let id = id.trim();
        let fits = !id.is_empty() && id.chars().count() <= LONGEST_ID && !id.chars().any(char::is_control);
        (fits && self.given.insert(id.to_owned())).then(|| id.to_owned())
    }

    /// The id of the app, else one of the name, and whether it is the app's own.
    pub fn own_or_of_name(&mut self, id: &str, name: &str) -> (String, bool) {
        match self.own(id) {
            Some(id) => (id, true),
            None => (self.of_name(name), false),
        }
    }

    /// Whether an id was given.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.given.contains(id)
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
        assert_eq!(ids.own("Read (4)"), Some("Read (4)".to_owned()));
        assert_eq!(ids.own_or_of_name("", "Read"), ("Read (5)".to_owned(), false));
        assert_eq!(ids.own_or_of_name("8", "Read"), ("8".to_owned(), true));
    }
}
