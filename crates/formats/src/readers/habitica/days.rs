//! Days from what a task was worth: a day on which the worth rose is done, one on which it fell is not.

use std::collections::BTreeMap;

use domain::habits::{EntryStatus, HabitKind};
use jiff::{Timestamp, civil::Date};

use crate::{FoundEntry, FoundHabit, LossCode, found::Finder};

/// A line of the history.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// When, in the order of the file.
    pub at: Option<Timestamp>,
    /// On which day.
    pub day: Date,
    /// What the task was worth then.
    pub value: f64,
    /// Whether it was done, where the file says so.
    pub told: Option<EntryStatus>,
}

/// The days of a habit. `lines` in the order of time.
pub fn entries(habit: &FoundHabit, lines: &[Worth], finder: &mut Finder<'_>) -> Vec<FoundEntry> {
    let mut days: BTreeMap<Date, (f64, FoundEntry)> = BTreeMap::new();
    let mut before = 0.0;
    for line in lines {
        let (begun, entry) = days.entry(line.day).or_insert_with(|| (before, FoundEntry::on(line.day)));
        entry.status = match (line.told, entry.status) {
            // Done once is done, whatever follows on that day.
            (_, Some(EntryStatus::Done)) | (Some(EntryStatus::Done), _) => Some(EntryStatus::Done),
            (Some(told), _) => Some(told),
            (None, _) => change(*begun, line.value),
        };
        entry.occurred_at = line.at.filter(|_| entry.status == Some(EntryStatus::Done)).or(entry.occurred_at);
        before = line.value;
    }
    let by_points = lines.iter().filter(|line| line.told.is_none()).count();
    finder.lose_many(LossCode::PointsAsDays, by_points, &habit.name);
    // What is to be got rid of is kept unless there was a slip: nothing is done for it.
    let says = |entry: &FoundEntry| match habit.kind {
        HabitKind::Quit => entry.status == Some(EntryStatus::Failed),
        _ => !entry.is_empty(),
    };
    days.into_values().map(|(_, entry)| entry).filter(says).collect()
}

fn change(before: f64, after: f64) -> Option<EntryStatus> {
    match after.partial_cmp(&before)? {
        std::cmp::Ordering::Greater => Some(EntryStatus::Done),
        std::cmp::Ordering::Less => Some(EntryStatus::Failed),
        std::cmp::Ordering::Equal => None,
    }
}
