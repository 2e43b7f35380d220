//! Cutting a line into words. Quotes, names in quotes and deadlines in braces are one word each, spaces and all.

use super::{Marks, names::quoted};

/// A word and where it begins.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// In bytes from the beginning of the line.
    pub start: usize,
    /// As typed.
    pub text: &'a str,
    /// What it says, if it is a text in quotes.
    pub quote: Option<String>,
}

/// The words of a line.
pub(super) fn parts(line: &str, marks: Marks) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let start = line.len() - rest.len();
        let (length, quote) = first(rest, marks);
        let (text, after) = rest.split_at(length);
        parts.push(Part { start, text, quote });
        rest = after.trim_start();
    }
    parts
}

/// The length of the first word in bytes, and what it says if it is a text in quotes.
fn first(rest: &str, marks: Marks) -> (usize, Option<String>) {
    if let Some((said, length)) = quoted(rest) {
        return (length, Some(said));
    }
    let length = named(rest, marks).or_else(|| braced(rest)).or_else(|| rest.find(char::is_whitespace));
    (length.unwrap_or(rest.len()), None)
}

/// A sign and a name in quotes.
fn named(rest: &str, marks: Marks) -> Option<usize> {
    let mut signs = rest.chars();
    let sign = signs.next()?;
    marks.mark(sign)?;
    quoted(signs.as_str()).map(|(_, length)| sign.len_utf8() + length)
}

/// Braces around what could be a day.
fn braced(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('{')?;
    let is_of_a_day = |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '/' | '.');
    let end = inside.find(|c: char| !is_of_a_day(c))?;
    let after = inside.get(end..)?.strip_prefix('}')?;
    (after.is_empty() || after.starts_with(char::is_whitespace)).then_some(end + 2)
}
