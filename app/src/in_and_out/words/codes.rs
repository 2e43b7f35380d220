//! The codes of a source file, so that a test finds the one that nobody has put into words.

/// Every code that an arm such as `Self::NotADay => "not_a_day",` makes.
pub(in crate::in_and_out) fn codes_in(source: &str) -> Vec<String> {
    let arms = source.lines().filter_map(|line| line.split_once("=> \"")?.1.split('"').next());
    arms.filter(|code| code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')).map(str::to_owned).collect()
}
