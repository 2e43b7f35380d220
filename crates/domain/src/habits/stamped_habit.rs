//! Replacing a habit from several devices. What is written together remembers when it was last written, so that the
//! same changes in another order give the same habit (spec/habits 4.4). A schedule holds from the day on which the
//! change arrives: the past is never scored anew.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Habit, HabitFields, Judged, Outcome, ScheduleVersion, Stamp};

/// What of a habit is written together. Half a rule would be none: a target without its kind, a unit without its
/// target. So is half of what is saved, a price without an amount. Looks are chosen with an eye on each other.
/// Everything else says what it says alone, and is a part of its own, so that as little as possible is lost between two
/// devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HabitPart {
    /// The name.
    Name,
    /// The question.
    Question,
    /// What it is about.
    Description,
    /// The two-minute version.
    MinimumText,
    /// The start day that its owner chose.
    Start,
    /// How and when a day counts: kind, schedule, target, unit, and whether silent days count as kept.
    Rule,
    /// Misses a month that a run survives.
    Reserves,
    /// Tone, colour and picture.
    Looks,
    /// The group in which it is.
    Group,
    /// Whom it votes for.
    Identity,
    /// What is saved by leaving it alone: the price of one unit, and how many a day it used to be.
    Saving,
    /// In the daily list or out of it.
    Archived,
}

impl HabitPart {
    /// Every part, in the order in which they are written: a rule holds from the start day on.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Question,
        Self::Description,
        Self::MinimumText,
        Self::Start,
        Self::Rule,
        Self::Reserves,
        Self::Looks,
        Self::Group,
        Self::Identity,
        Self::Saving,
        Self::Archived,
    ];

    /// The part that a field of the REST contract belongs to. None for what is only read, such as `anchor_habit_id`.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        match field {
            "name" => Some(Self::Name),
            "question" => Some(Self::Question),
            "description" => Some(Self::Description),
            "minimum_text" => Some(Self::MinimumText),
            "starts_on" => Some(Self::Start),
            "kind" | "schedule" | "target" | "unit" | "assume_kept" => Some(Self::Rule),
            "reserves_per_month" => Some(Self::Reserves),
            "tone" | "color" | "icon" => Some(Self::Looks),
            "group_id" => Some(Self::Group),
            "identity_id" => Some(Self::Identity),
            "unit_price" | "usual_amount" => Some(Self::Saving),
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
            Self::Description => "description",
            Self::MinimumText => "minimum_text",
            Self::Start => "starts_on",
            Self::Rule => "schedule",
            Self::Reserves => "reserves_per_month",
            Self::Looks => "color",
            Self::Group => "group_id",
            Self::Identity => "identity_id",
            Self::Saving => "unit_price",
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
        let parts = std::mem::take(&mut self.parts);
        self.parts = parts.into_iter().filter(|part| self.differs(*part, habit, chosen_starts_on)).collect();
        self
    }

    fn differs(&self, part: HabitPart, habit: &Habit, chosen_starts_on: Date) -> bool {
        let wanted = &self.fields;
        match part {
            HabitPart::Name => wanted.name != habit.name,
            HabitPart::Question => wanted.question != habit.question,
            HabitPart::Description => wanted.description != habit.description,
            HabitPart::MinimumText => wanted.minimum_text != habit.minimum_text,
            HabitPart::Start => wanted.starts_on.is_some_and(|day| day != chosen_starts_on),
            HabitPart::Rule => {
                let schedule = habit.current_schedule().map(|version| (version.schedule, version.target));
                (wanted.kind, wanted.assume_kept) != (habit.kind, habit.assume_kept)
                    || wanted.unit != habit.unit
                    || schedule != Some((wanted.schedule, wanted.target))
            }
            HabitPart::Reserves => wanted.reserves() != habit.reserves_per_month,
            HabitPart::Looks => (wanted.tone, wanted.color) != (habit.tone, habit.color) || wanted.icon != habit.icon,
            HabitPart::Group => wanted.group_id != habit.group_id,
            HabitPart::Identity => wanted.identity_id != habit.identity_id,
            HabitPart::Saving => wanted.unit_price != habit.unit_price || wanted.usual_amount != habit.usual_amount,
            HabitPart::Archived => self.archived_at != habit.archived_at,
        }
    }

    /// Writes the parts into a habit and the start day that its owner chose. A new rule holds from `today` on.
    pub fn apply(&self, habit: &mut Habit, chosen_starts_on: &mut Date, today: Date) {
        for part in HabitPart::ALL.into_iter().filter(|part| self.parts.contains(part)) {
            self.write(part, habit, chosen_starts_on, today);
        }
    }

    fn write(&self, part: HabitPart, habit: &mut Habit, chosen_starts_on: &mut Date, today: Date) {
        let fields = &self.fields;
        match part {
            HabitPart::Name => habit.name.clone_from(&fields.name),
            HabitPart::Question => habit.question.clone_from(&fields.question),
            HabitPart::Description => habit.description.clone_from(&fields.description),
            HabitPart::MinimumText => habit.minimum_text.clone_from(&fields.minimum_text),
            HabitPart::Start => {
                if let Some(starts_on) = fields.starts_on.filter(|day| *day != *chosen_starts_on) {
                    (habit.starts_on, *chosen_starts_on) = (starts_on, starts_on);
                    habit.begin_newest(today);
                }
            }
            HabitPart::Rule => {
                // A habit that has not begun has no past to protect: its schedule is simply another one.
                let effective_from = today.max(habit.starts_on);
                habit.judge_from(effective_from, Judged { kind: fields.kind, assume_kept: fields.assume_kept });
                let (schedule, target) = (fields.schedule, fields.target);
                habit.reschedule(ScheduleVersion { effective_from, schedule, target, judged: None });
                habit.unit.clone_from(&fields.unit);
            }
            HabitPart::Reserves => habit.reserves_per_month = fields.reserves(),
            HabitPart::Looks => {
                (habit.tone, habit.color) = (fields.tone, fields.color);
                habit.icon.clone_from(&fields.icon);
            }
            HabitPart::Group => habit.group_id = fields.group_id,
            HabitPart::Identity => habit.identity_id = fields.identity_id,
            HabitPart::Saving => {
                habit.unit_price.clone_from(&fields.unit_price);
                habit.usual_amount = fields.usual_amount;
            }
            HabitPart::Archived => habit.archived_at = self.archived_at,
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
        for only_read in ["position", "anchor_habit_id"] {
            assert_eq!(HabitPart::of_field(only_read), None);
        }
    }
}
