//! The nearest name to a mistyped one.

/// The name with the smallest edit distance.
pub(super) fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names.into_iter().min_by_key(|name| distance(typed, name))
}

/// Levenshtein: insertions, deletions and replacements.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.chars().enumerate() {
        let mut next = vec![index + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = at(&row, column) + usize::from(letter != *other);
            next.push(replaced.min(at(&row, column + 1) + 1).min(at(&next, column) + 1));
        }
        row = next;
    }
    at(&row, right.len())
}

fn at(row: &[usize], column: usize) -> usize {
    row.get(column).copied().unwrap_or(usize::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_its_name() {
        assert_eq!(nearest("lisen", ["log", "listen", "limits"]), Some("listen"));
        assert_eq!(nearest("kitten", ["sitting"]).map(|name| distance("kitten", name)), Some(3));
        assert_eq!(nearest("x", []), None);
    }
}
