//! Loop's totals by calendar period, as its bar card shows them.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use super::{LoopEntry, LoopKind, LoopValue, entries::by_day};
use crate::habits::{Grouping, calendar::date_of};

/// What the days of one period come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopGroup {
    /// First day of the period.
    pub start: Date,
    /// Thousandths; a yes counts as one thousand.
    pub sum: i64,
}

/// The sums of all periods that hold an entry, newest first. A skip adds nothing.
#[must_use]
pub fn grouped_sums(kind: LoopKind, entries: &[LoopEntry], grouping: Grouping, week_start: Weekday) -> Vec<LoopGroup> {
    let mut sums: BTreeMap<Date, i64> = BTreeMap::new();
    for (day, value) in by_day(entries) {
        let (start, _) = grouping.bounds(date_of(day), week_start);
        *sums.entry(start).or_default() += amount(kind, value);
    }
    sums.into_iter().rev().map(|(start, sum)| LoopGroup { start, sum }).collect()
}

fn amount(kind: LoopKind, value: LoopValue) -> i64 {
    match kind {
        LoopKind::YesNo if value == LoopValue::YES_MANUAL => 1000,
        LoopKind::YesNo => 0,
        LoopKind::AtLeast(_) | LoopKind::AtMost(_) if value == LoopValue::SKIP => 0,
        LoopKind::AtLeast(_) | LoopKind::AtMost(_) => value.0.max(0),
    }
}
