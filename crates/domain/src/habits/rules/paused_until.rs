//! How long a pause goes on.

use jiff::civil::Date;

use crate::habits::DaySpan;

/// The last day of the pause in which a day lies, pauses that join one another taken together. None when it goes on
/// without an end, and outside of a pause.
#[must_use]
pub fn paused_until(pauses: &[DaySpan], day: Date) -> Option<Date> {
    let mut last = None;
    let mut at = day;
    // Each round leaves at least one pause behind for good.
    for _ in 0..=pauses.len() {
        let around: Vec<DaySpan> = pauses.iter().copied().filter(|span| span.contains(at)).collect();
        if around.is_empty() {
            return last;
        }
        let ends: Option<Vec<Date>> = around.iter().map(|span| span.to_day).collect();
        last = ends?.into_iter().max();
        at = last?.tomorrow().ok()?;
    }
    last
}
