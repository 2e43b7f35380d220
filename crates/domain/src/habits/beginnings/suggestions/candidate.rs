//! What is known of a habit when pairs are scored.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::HabitId;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Fewer times than this say nothing about when something is usually done.
const ENOUGH_TIMES: usize = 3;

/// Words that statements of identity share without meaning the same by them.
const PLAIN_WORDS: &[&str] = &[
    "about", "after", "again", "also", "always", "anyone", "become", "been", "being", "days", "does", "even", "ever",
    "every", "from", "good", "have", "into", "just", "like", "more", "most", "much", "never", "often", "people",
    "person", "somebody", "someone", "than", "that", "their", "them", "things", "this", "what", "when", "will", "with",
];

/// A habit as the scorer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StackCandidate {
    /// Which habit.
    pub id: HabitId,
    /// Its name.
    pub name: String,
    /// When it is usually done, in minutes after midnight: the time of its stack, else the median of what was done.
    pub minute: Option<u16>,
    /// Where it is done.
    pub place: Option<String>,
    /// Telling words of its identity, see [`identity_words`].
    pub words: BTreeSet<String>,
    /// Share of the last 30 days' obligations that were met, 0 to 1.
    pub rate_30d: Option<f64>,
    /// Something can be tied to it: it is done, not left alone, and its tone is not bad.
    pub may_anchor: bool,
    /// It can be tied to something: it is done, not left alone, and stands in no stack yet.
    pub may_follow: bool,
}

/// The words of a statement that say something, in lower case: at least four letters, and none of those that every
/// statement has ("a person who moves every day" says `moves`).
#[must_use]
pub fn identity_words(statement: &str) -> BTreeSet<String> {
    statement
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 4 && !PLAIN_WORDS.contains(&word.as_str()))
        .collect()
}

/// The time of day in the middle of all, in minutes after midnight; none for fewer than three. Times around midnight
/// lie together: the day is opened where the widest gap between two of them is. Of an even number the earlier middle
/// counts.
#[must_use]
pub fn median_minute(minutes: &[u16]) -> Option<u16> {
    if minutes.len() < ENOUGH_TIMES {
        return None;
    }
    let mut sorted: Vec<u16> = minutes.iter().map(|minute| minute % DAY).collect();
    sorted.sort_unstable();
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    let inner = sorted.iter().zip(sorted.iter().skip(1)).map(|(before, after)| (after - before, *after));
    // The gap over midnight wins ties, so that an evenly spread day is read from its morning.
    let (_, opening) =
        inner.fold((DAY - last + first, first), |widest, gap| if gap.0 > widest.0 { gap } else { widest });
    sorted.sort_unstable_by_key(|minute| (minute + DAY - opening) % DAY);
    sorted.get((sorted.len() - 1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_the_day_is_found_around_midnight() {
        assert_eq!(median_minute(&[7 * 60, 7 * 60 + 10, 20 * 60]), Some(7 * 60));
        assert_eq!(median_minute(&[7 * 60, 7 * 60 + 10, 8 * 60]), Some(7 * 60 + 10));
        assert_eq!(median_minute(&[23 * 60 + 50, 5, 10]), Some(5));
        assert_eq!(median_minute(&[60, 61, 62, 63]), Some(61));
        assert_eq!(median_minute(&[9 * 60, 9 * 60, 9 * 60]), Some(9 * 60));
        assert_eq!(median_minute(&[400, 400]), None);
    }

    #[test]
    fn only_telling_words_are_shared() {
        let words = identity_words("A person who MOVES every day, and reads.");
        assert_eq!(words.into_iter().collect::<Vec<_>>(), ["moves", "reads"]);
        assert!(identity_words("someone who is").is_empty());
    }
}
