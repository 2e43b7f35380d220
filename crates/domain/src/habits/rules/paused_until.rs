//! How long a pause goes on.

use jiff::civil::Date;

use crate::habits::DaySpan;

/// The last day of the pause in which a day lies, pauses that join one another taken together. None when it goes on
/// without an end, and outside of a pause.
#[must_use]
pub fn paused_until(pauses: &[DaySpan], day: Date) -> Option<Date> {
    let is_over = |span: &DaySpan| span.to_day.is_some_and(|last| last < day);
    let mut ahead: Vec<DaySpan> = pauses.iter().copied().filter(|span| !is_over(span)).collect();
    ahead.sort_by_key(|span| span.from_day);
    let (mut last, mut next) = (None, day);
    for span in ahead {
        if span.from_day > next {
            break;
        }
        let end = span.to_day?;
        if last.is_none_or(|last| last < end) {
            last = Some(end);
            next = end.tomorrow().ok()?;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn span(from: i8, to: Option<i8>) -> DaySpan {
        DaySpan { from_day: date(2026, 3, from), to_day: to.map(|to| date(2026, 3, to)) }
    }

    #[test]
    fn pauses_that_join_one_another_are_one_in_whatever_order_they_come() {
        let pauses = [span(6, Some(7)), span(20, None), span(1, Some(3)), span(2, Some(2)), span(4, Some(5))];
        let until = |day| paused_until(&pauses, date(2026, 3, day)).map(|last| last.day());
        assert_eq!((until(1), until(3), until(7)), (Some(7), Some(7), Some(7)));
        assert_eq!((until(8), until(19), until(20)), (None, None, None));
        assert_eq!(paused_until(&[span(1, Some(3)), span(4, None)], date(2026, 3, 2)), None);
    }

    /// Each day of many years paused by itself, as a device may send it.
    #[test]
    fn very_many_pauses_are_looked_at_once() {
        let first = date(1900, 1, 1);
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take(100_000);
        let pauses: Vec<DaySpan> = days.map(|day| DaySpan { from_day: day, to_day: Some(day) }).collect();
        assert_eq!(paused_until(&pauses, first), pauses.last().and_then(|span| span.to_day));
    }
}
