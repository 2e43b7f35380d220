//! Counts in words.

use crate::habits::{Streak, StreakUnit};

const WORDS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// `two`; digits above twelve.
#[must_use]
pub fn count_word(count: u32) -> String {
    let word = usize::try_from(count).ok().and_then(|at| WORDS.get(at));
    word.map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// `two of five`; digits for both when one is above twelve.
#[must_use]
pub fn count_of(done: u32, all: u32) -> String {
    if done.max(all) > 12 { format!("{done} of {all}") } else { format!("{} of {}", count_word(done), count_word(all)) }
}

/// `1 habit`, `3 habits`.
#[must_use]
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `12 days`, `1 week`.
#[must_use]
pub fn streak_length(count: u32, unit: StreakUnit) -> String {
    match unit {
        StreakUnit::Day => counted(count, "day", "days"),
        StreakUnit::Week => counted(count, "week", "weeks"),
        StreakUnit::Month => counted(count, "month", "months"),
    }
}

impl Streak {
    /// The current run in words: `12 days`.
    #[must_use]
    pub fn current_in_words(&self) -> String {
        streak_length(self.current, self.unit)
    }
}
