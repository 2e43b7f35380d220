//! Pieces that were clicked away while the line is still being written: they move along with their words.

use core::ops::Range;

/// The spans of a line, in bytes, as they lie after it was changed into another. A span whose words were touched is
/// gone: what is written there now may be read again.
#[must_use]
pub fn moved_spans(before: &str, after: &str, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let (same_start, same_end) = unchanged(before, after);
    let (touched_from, touched_to) = (same_start, before.len() - same_end);
    let moved = |span: &Range<usize>| {
        if span.end <= touched_from && !grows(after, span.end, touched_from) {
            return Some(span.clone());
        }
        let is_behind = span.start >= touched_to && span.start >= touched_from;
        let (start, end) = (before.len().checked_sub(span.start)?, before.len().checked_sub(span.end)?);
        is_behind.then(|| after.len().checked_sub(start).zip(after.len().checked_sub(end))).flatten().map(|(s, e)| s..e)
    };
    spans.iter().filter_map(moved).collect()
}

/// How many bytes are the same at the beginning, and how many at the end of the rest; whole characters.
fn unchanged(before: &str, after: &str) -> (usize, usize) {
    let pairs = before.chars().zip(after.chars());
    let start: usize = pairs.take_while(|(one, other)| one == other).map(|(sign, _)| sign.len_utf8()).sum();
    let rest = |text: &str| text.get(start..).unwrap_or_default().chars().rev().collect::<Vec<_>>();
    let (one, other) = (rest(before), rest(after));
    let pairs = one.iter().zip(&other);
    (start, pairs.take_while(|(one, other)| one == other).map(|(sign, _)| sign.len_utf8()).sum())
}

/// Whether something was written right behind the span, so that its last word is another.
fn grows(after: &str, end: usize, touched_from: usize) -> bool {
    end == touched_from && after.get(end..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the words "next monday" of the first line are in the second one.
    fn follow(before: &str, after: &str) -> Option<&'static str> {
        let start = before.find("next monday")?;
        let span = start..start + "next monday".len();
        let moved = moved_spans(before, after, std::slice::from_ref(&span));
        assert!(moved.iter().all(|span| after.get(span.clone()) == Some("next monday")), "{before:?} to {after:?}");
        moved.first().map(|_| "next monday")
    }

    #[test]
    fn what_was_clicked_away_stays_away_while_other_words_are_written() {
        let kept = Some("next monday");
        assert_eq!(follow("Swim next monday", "Swim next monday #Pool"), kept);
        assert_eq!(follow("Swim next monday", "Swim far next monday"), kept);
        assert_eq!(follow("Swim next monday", "next monday"), kept);
        assert_eq!(follow("next monday \u{1f3ca}", "next monday \u{1f3c4}"), kept);
        assert_eq!(follow("\u{e9} next monday x", "e next monday x"), kept);
    }

    #[test]
    fn words_that_are_changed_may_be_read_again() {
        assert_eq!(follow("Swim next monday", "Swim next tuesday"), None);
        assert_eq!(follow("Swim next monday", "Swim next mondays"), None);
        assert_eq!(follow("Swim next monday", ""), None);
    }
}
