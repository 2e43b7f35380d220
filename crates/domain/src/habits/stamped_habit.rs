//! Replacing a habit from several devices. What is written together remembers when it was last written, so that the
//! same changes in another order give the same habit (spec/habits 4.4). A schedule holds from the day on which the change
//! arrives: the past is never scored anew.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Habit, HabitFields, Judged, Outcome, ScheduleVersion, Stamp};

/// What of a habit is written together. Half a rule would be none: a target without its kind, a unit without its
/// target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HabitPart {
    /// The name.
    Name,
    /// The question.
    Question,
    /// How and when a day counts: kind, schedule, target, unit, and whether silent days count as kept.
    Rule,
    /// Misses a month that a run survives.
    Reserves,
    /// The start day that its owner chose.
    Start,
    /// In the daily list or out of it.
    Archived,
}

impl HabitPart {
    /// Every part.
    pub const ALL: [Self; 6] = [Self::Name, Self::Question, Self::Rule, Self::Reserves, Self::Start, Self::Archived];

    /// The part that a field of the REST contract belongs to.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        match field {
            "name" => Some(Self::Name),
            "question" => Some(Self::Question),
            "kind" | "schedule" | "target" | "unit" | "assume_kept" => Some(Self::Rule),
            "reserves_per_month" => Some(Self::Reserves),
            "starts_on" => Some(Self::Start),
            "archived_at" => Some(Self::Archived),
            _ => None,
        }
    }

    /// A field of the REST contract that stands for the part.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Question => "question",
            Self::Rule => "schedule",
            Self::Reserves => "reserves_per_month",
            Self::Start => "starts_on",
            Self::Archived => "archived_at",
        }
    }
}

/// A whole habit as somebody wants it, and what of it they changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HabitChange {
    /// Every field, checked.
    pub fields: HabitFields,
    /// Out of the daily list since.
    pub archived_at: Option<Timestamp>,
    /// What is written; the rest stays as it is.
    pub parts: Vec<HabitPart>,
}

impl HabitChange {
    /// Writes every part; the start day only when one is named.
    #[must_use]
    pub fn whole(fields: HabitFields, archived_at: Option<Timestamp>) -> Self {
        Self { fields, archived_at, parts: HabitPart::ALL.to_vec() }
    }

    /// Writes only what differs from a habit, for somebody who saw it when they made the change.
    #[must_use]
    pub fn differing_from(mut self, habit: &Habit, chosen_starts_on: Date) -> Self {
        let (wanted, archived_at) = (&self.fields, self.archived_at);
        let schedule = habit.current_schedule().map(|version| (version.schedule, version.target));
        let is_same_rule = (wanted.kind, wanted.assume_kept) == (habit.kind, habit.assume_kept)
            && wanted.unit == habit.unit
            && schedule == Some((wanted.schedule, wanted.target));
        let differs = |part: &HabitPart| match part {
            HabitPart::Name => wanted.name != habit.name,
            HabitPart::Question => wanted.question != habit.question,
            HabitPart::Rule => !is_same_rule,
            HabitPart::Reserves => wanted.reserves() != habit.reserves_per_month,
            HabitPart::Start => wanted.starts_on.is_some_and(|day| day != chosen_starts_on),
            HabitPart::Archived => archived_at != habit.archived_at,
        };
        let parts = self.parts.iter().copied().filter(differs).collect();
        self.parts = parts;
        self
    }

    /// Writes the parts into a habit and the start day that its owner chose. A new rule holds from `today` on.
    pub fn apply(self, habit: &mut Habit, chosen_starts_on: &mut Date, today: Date) {
        let (fields, writes) = (self.fields, |part: HabitPart| self.parts.contains(&part));
        let starts_on = fields.starts_on.filter(|day| writes(HabitPart::Start) && *day != *chosen_starts_on);
        if let Some(starts_on) = starts_on {
            (habit.starts_on, *chosen_starts_on) = (starts_on, starts_on);
            habit.begin_newest(today);
        }
        if writes(HabitPart::Reserves) {
            habit.reserves_per_month = fields.reserves();
        }
        if writes(HabitPart::Rule) {
            // A habit that has not begun has no past to protect: its schedule is simply another one.
            let effective_from = today.max(habit.starts_on);
            habit.judge_from(effective_from, Judged { kind: fields.kind, assume_kept: fields.assume_kept });
            let (schedule, target) = (fields.schedule, fields.target);
            habit.reschedule(ScheduleVersion { effective_from, schedule, target, judged: None });
            habit.unit = fields.unit;
        }
        if writes(HabitPart::Name) {
            habit.name = fields.name;
        }
        if writes(HabitPart::Question) {
            habit.question = fields.question;
        }
        if writes(HabitPart::Archived) {
            habit.archived_at = self.archived_at;
        }
    }
}

/// The last write of each part; none for one that is as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HabitStamps(BTreeMap<HabitPart, Stamp>);

impl HabitStamps {
    /// The last of them.
    #[must_use]
    pub fn last_written(&self) -> Option<Stamp> {
        self.0.values().max().copied()
    }

    /// Notes a write of a part.
    pub fn write(&mut self, part: HabitPart, stamp: Stamp) {
        self.0.insert(part, stamp);
    }

    /// What of a change stands: the parts that nobody wrote later. They are stamped. Superseded is a change that wanted
    /// to write something and of which nothing stands.
    #[must_use]
    pub fn take(&mut self, mut change: HabitChange, stamp: Stamp) -> (HabitChange, Outcome) {
        let names_start = change.fields.starts_on.is_some();
        change.parts.retain(|part| names_start || *part != HabitPart::Start);
        let wanted_something = !change.parts.is_empty();
        change.parts.retain(|part| self.0.get(part).is_none_or(|old| stamp > *old));
        for part in &change.parts {
            self.write(*part, stamp);
        }
        let is_lost = wanted_something && change.parts.is_empty();
        (change, if is_lost { Outcome::Superseded } else { Outcome::Applied })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_named_by_a_field_of_its_own() {
        for part in HabitPart::ALL {
            assert_eq!(HabitPart::of_field(part.field()), Some(part));
        }
        assert_eq!(HabitPart::of_field("position"), None);
    }
}
