//! Numbers in a line: digits, words and ordinals.

const WORDS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// `3` or `three`: 1 to 9999.
pub(super) fn count(word: &str) -> Option<u16> {
    let spelled = WORDS.iter().zip(1..).find(|(known, _)| **known == word).map(|(_, number)| number);
    spelled.or_else(|| whole(word, 4)).filter(|number| *number > 0)
}

/// ASCII digits and nothing else, at most so many of them and never more than four.
pub(super) fn whole(text: &str, most_digits: usize) -> Option<u16> {
    let is_number = (1..=most_digits.min(4)).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// `1st`, `22nd`, `3rd`, `17th`, and with any of these endings, since a slip there changes nothing: 1 to 31.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    day_of_month(["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending))?)
}

/// `first` to `fifth`.
pub(super) fn spelled_ordinal(word: &str) -> Option<i8> {
    let known = ["first", "second", "third", "fourth", "fifth"];
    known.into_iter().zip(1..).find(|(known, _)| *known == word).map(|(_, number)| number)
}

/// Digits from 1 to 31.
pub(super) fn day_of_month(text: &str) -> Option<i8> {
    i8::try_from(whole(text, 2)?).ok().filter(|day| (1..=31).contains(day))
}

/// The ending of an ordinal: 1st, 2nd, 3rd, 4th, 11th.
pub(super) const fn ordinal_ending(number: i8) -> &'static str {
    match (number % 10, number / 10 % 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
