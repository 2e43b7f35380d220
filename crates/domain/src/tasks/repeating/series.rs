//! What the occurrences of a repeated task have in common, and which of them comes next.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::{Deserialize, Serialize};

use crate::{
    ids::TaskSeriesId,
    recurrence::{RepeatEnd, RepeatFrom, Rule},
    tasks::Task,
};

/// A series of occurrences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskSeries {
    /// Its id, unique within the owner.
    pub id: TaskSeriesId,
    /// When it comes again.
    pub rule: Rule,
    /// The day from which the rule counts.
    pub first_day: Date,
    /// Counts changes, from 1.
    pub version: i64,
}

/// When something was done, by its owner's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The instant.
    pub at: Timestamp,
    /// The owner's day.
    pub day: Date,
    /// The wall clock in the zone that the task names, else in the owner's.
    pub clock: DateTime,
}

/// The occurrence that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextOccurrence {
    /// The day for which it is set.
    pub day: Date,
    /// Its key within the series, always after that of the occurrence before: its day, except where what counts from
    /// completion was done so early that its next day is not after the one for which it stood.
    pub key: Date,
    /// How many occurrences before it went by meanwhile and are not made.
    pub skipped: u32,
    /// The day from which the series counts, by which its occurrences are told apart from those of an earlier rule.
    pub first_day: Date,
}

impl TaskSeries {
    /// The occurrence after one that was done; none when the series has ended. What is counted from the schedule jumps
    /// to the first occurrence that is neither that one nor past: a day is past when something was done on it, a time
    /// of a day when the clock has reached it.
    #[must_use]
    pub fn next_after(&self, task: &Task, done: &Completion) -> Option<NextOccurrence> {
        let (occurrence, first_day) = (self.occurrence_of(task), self.first_day);
        if self.rule.from == RepeatFrom::Completion {
            let day = self.rule.next_from_completion(done.day)?;
            return Some(NextOccurrence { day, key: day.max(occurrence.tomorrow().ok()?), skipped: 0, first_day });
        }
        let day = self.rule.next_after(first_day, occurrence.max(last_past_day(task, done)?))?;
        let skipped = self.rule.days_between(first_day, occurrence, day);
        Some(NextOccurrence { day, key: day, skipped, first_day })
    }

    /// The series with a last day; one that ends earlier stays as it is.
    #[must_use]
    pub fn ended_on(&self, last: Date) -> Self {
        let ends_earlier = matches!(self.rule.end, RepeatEnd::Until(day) if day < last);
        let rule = if ends_earlier { self.rule.clone() } else { self.rule.clone().until(last) };
        Self { rule, ..self.clone() }
    }

    /// Whether the series has not ended before a day.
    #[must_use]
    pub fn has_day_from(&self, day: Date) -> bool {
        !matches!(self.rule.end, RepeatEnd::Until(last) if last < day)
    }

    /// The day of the series for which a task stands.
    #[must_use]
    pub fn occurrence_of(&self, task: &Task) -> Date {
        task.occurrence_day.or_else(|| task.day()).unwrap_or(self.first_day)
    }
}

/// The last day whose occurrence is past.
fn last_past_day(task: &Task, done: &Completion) -> Option<Date> {
    match task.time() {
        None => Some(done.day),
        Some(time) if time <= done.clock.time() => Some(done.clock.date()),
        Some(_) => done.clock.date().yesterday().ok(),
    }
}
