//! Paused days in a walk through days: a span is looked at once, when the walk comes to it.

use crate::habits::{DaySpan, HabitInput, calendar::day_number};

/// The pauses of a habit as day numbers, apart and in order.
#[derive(Debug, Default)]
pub(crate) struct PausedDays {
    /// First and last day.
    spans: Vec<(i32, i32)>,
    next: usize,
}

impl PausedDays {
    pub(crate) fn of(input: &HabitInput) -> Self {
        let number = |span: &DaySpan| (day_number(span.from_day), span.to_day.map_or(i32::MAX, day_number));
        Self::joined(input.pauses.iter().map(number).collect())
    }

    fn joined(mut spans: Vec<(i32, i32)>) -> Self {
        spans.sort_unstable();
        // Of spans that overlap the longer end counts, so that a walk never has to look back.
        spans.dedup_by(|later, earlier| {
            let overlaps = later.0 <= earlier.1;
            if overlaps {
                earlier.1 = earlier.1.max(later.1);
            }
            overlaps
        });
        Self { spans, next: 0 }
    }

    /// Whether a day is paused, for callers that ask for days in ascending order.
    #[inline]
    pub(crate) fn contains(&mut self, number: i32) -> bool {
        while let Some((first, last)) = self.spans.get(self.next) {
            if number <= *last {
                return *first <= number;
            }
            self.next += 1;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans_are_one() {
        let mut paused = PausedDays::joined(vec![(7, 8), (20, 20), (1, 5), (2, 3), (4, 6)]);
        let found: Vec<_> = (0..=21).filter(|day| paused.contains(*day)).collect();
        assert_eq!(found, [1, 2, 3, 4, 5, 6, 7, 8, 20]);
    }
}
