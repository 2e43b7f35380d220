//! Loop's list of best streaks: runs of days that count, implied ones and skips among them.

use jiff::civil::Date;

use super::{Frequency, LoopEntry, LoopKind, LoopValue, entries::by_day, implied};
use crate::habits::calendar::{date_of, day_number};

/// A run of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoopStreak {
    /// The oldest day.
    pub first: Date,
    /// The newest day.
    pub last: Date,
}

impl LoopStreak {
    /// How many days.
    #[must_use]
    pub fn length(&self) -> u32 {
        (day_number(self.last) - day_number(self.first) + 1).unsigned_abs()
    }
}

/// The `limit` longest runs up to today (of equal ones the newer), newest first.
#[must_use]
pub fn best_streaks(
    kind: LoopKind,
    frequency: Frequency,
    entries: &[LoopEntry],
    today: Date,
    limit: usize,
) -> Vec<LoopStreak> {
    let days = if kind == LoopKind::YesNo { implied(frequency, entries) } else { amounts(entries) };
    let mut runs: Vec<LoopStreak> = Vec::new();
    for entry in days.into_iter().filter(|entry| entry.day <= today && counts(kind, entry.value)) {
        match runs.last_mut() {
            Some(run) if day_number(run.last) + 1 == day_number(entry.day) => run.last = entry.day,
            _ => runs.push(LoopStreak { first: entry.day, last: entry.day }),
        }
    }
    runs.sort_by_key(|run| std::cmp::Reverse((run.length(), run.last)));
    runs.truncate(limit);
    runs.sort_by_key(|run| std::cmp::Reverse(run.last));
    runs
}

fn amounts(entries: &[LoopEntry]) -> Vec<LoopEntry> {
    by_day(entries).into_iter().map(|(day, value)| LoopEntry { day: date_of(day), value }).collect()
}

fn counts(kind: LoopKind, value: LoopValue) -> bool {
    let amount = value.0 as f64 / 1000.0;
    match kind {
        LoopKind::YesNo => value > LoopValue::NO,
        LoopKind::AtLeast(target) => amount >= target,
        LoopKind::AtMost(target) => value != LoopValue::UNKNOWN && amount <= target,
    }
}
