//! Days that Loop counts though nothing was said of them: enough yeses close together imply the days around them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Frequency, LoopEntry, LoopValue, entries::by_day};
use crate::habits::calendar::{date_of, day_number};

/// A stretch of days that a group of yeses implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The oldest day.
    pub begin: Date,
    /// The newest yes of the group.
    pub center: Date,
    /// The newest day.
    pub end: Date,
}

/// The stretches of every group of yeses that lie close enough together, newest first. Days in any order.
#[must_use]
pub fn build_intervals(frequency: Frequency, yes_days: &[Date]) -> Vec<Interval> {
    let mut days = yes_days.to_vec();
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    let group = usize::try_from(frequency.times()).unwrap_or(usize::MAX);
    days.windows(group)
        .filter_map(|group| Some((*group.first()?, *group.last()?)))
        .filter_map(|(center, begin)| {
            let length = length_from(frequency, begin);
            let end = date_of(day_number(begin).saturating_add(length - 1));
            (day_number(center) - day_number(begin) < length).then_some(Interval { begin, center, end })
        })
        .collect()
}

/// A month's habit asks once a calendar month, whose length depends on where the stretch begins.
fn length_from(frequency: Frequency, begin: Date) -> i32 {
    match frequency.days() {
        30 | 31 if begin.day() == begin.days_in_month() => i32::from(begin.tomorrow().map_or(30, Date::days_in_month)),
        30 | 31 => i32::from(begin.days_in_month()),
        days => i32::try_from(days).unwrap_or(i32::MAX),
    }
}

/// Moves each stretch back until it touches the next newer one, but never past its own newest yes. Newest first.
#[must_use]
pub fn snap_intervals(intervals: &[Interval]) -> Vec<Interval> {
    let mut snapped: Vec<Interval> = Vec::with_capacity(intervals.len());
    for interval in intervals {
        let [begin, center, end] = [interval.begin, interval.center, interval.end].map(day_number);
        let newer_begin = snapped.last().map_or(i32::MAX, |newer| day_number(newer.begin));
        let overlap = end.saturating_sub(newer_begin).saturating_add(1);
        let back = overlap.clamp(0, (end - center).max(0));
        snapped.push(Interval { begin: date_of(begin - back), center: interval.center, end: date_of(end - back) });
    }
    snapped
}

/// Every day from the first to the last that entries or stretches touch, oldest first. A stretch turns unknown and no
/// into implied; a yes or a skip stays.
#[must_use]
pub fn build_entries(entries: &[LoopEntry], intervals: &[Interval]) -> Vec<LoopEntry> {
    let known = by_day(entries);
    let mut days: BTreeMap<i32, LoopValue> = BTreeMap::new();
    for interval in intervals {
        days.extend((day_number(interval.begin)..=day_number(interval.end)).map(|day| (day, LoopValue::YES_AUTO)));
    }
    for (day, value) in known {
        let said = matches!(value, LoopValue::YES_MANUAL | LoopValue::SKIP);
        let place = days.entry(day).or_insert(value);
        if said {
            *place = value;
        }
    }
    let (Some(first), Some(last)) = (days.keys().next().copied(), days.keys().next_back().copied()) else {
        return Vec::new();
    };
    let value_on = |day| days.get(&day).copied().unwrap_or(LoopValue::UNKNOWN);
    (first..=last).map(|day| LoopEntry { day: date_of(day), value: value_on(day) }).collect()
}

/// A yes/no habit's days with the implied ones filled in, oldest first.
#[must_use]
pub fn implied(frequency: Frequency, entries: &[LoopEntry]) -> Vec<LoopEntry> {
    let yes: Vec<Date> =
        entries.iter().filter(|entry| entry.value == LoopValue::YES_MANUAL).map(|entry| entry.day).collect();
    build_entries(entries, &snap_intervals(&build_intervals(frequency, &yes)))
}
