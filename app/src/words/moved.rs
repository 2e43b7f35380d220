//! Where a row came to lie that was moved without a pointer: said to those who do not see the list.

/// Where a row lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPlace {
    /// Which of the lists of its page.
    pub key: String,
    /// What that list is called.
    pub list: String,
    /// Behind how many rows.
    pub at: usize,
    /// How many rows the list has.
    pub count: usize,
}

/// What is said of a move; nothing where the row lies as it lay.
pub fn moved_words(name: &str, from: &RowPlace, to: &RowPlace) -> Option<String> {
    let RowPlace { list, at, count, .. } = to;
    let place = at + 1;
    if from.key != to.key {
        Some(format!("{name} moved to {list}, {place} of {count}."))
    } else if *at < from.at {
        Some(format!("{name} moved up, {place} of {count}."))
    } else if *at > from.at {
        Some(format!("{name} moved down, {place} of {count}."))
    } else {
        None
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_move_is_said_with_its_place() {
        let place = |key: &str, at: usize| RowPlace { key: key.to_owned(), list: key.to_uppercase(), at, count: 7 };
        let said = |from: RowPlace, to: RowPlace| moved_words("Read", &from, &to);
        assert_eq!(said(place("a", 2), place("a", 1)).as_deref(), Some("Read moved up, 2 of 7."));
        assert_eq!(said(place("a", 2), place("a", 3)).as_deref(), Some("Read moved down, 4 of 7."));
        assert_eq!(said(place("a", 2), place("b", 2)).as_deref(), Some("Read moved to B, 3 of 7."));
        assert_eq!(said(place("a", 2), place("a", 2)), None);
    }
}
