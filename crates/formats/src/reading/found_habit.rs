//! A habit as it was found. Its fields fit ours: what did not was changed and counted among the losses.

use domain::habits::{DEFAULT_HABIT_COLOR, HabitFields, HabitKind, Quantity, Schedule, Tone, WeekdaySet};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{FoundEntry, Place};
use crate::TheirFigures;

/// A habit with all that is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FoundHabit {
    /// What tells it apart in its app, at most 200 characters: an id where the file has one, else name and place in the
    /// order, because two habits may have one name.
    pub source_id: String,
    /// Whether the id is the app's own, and the same in every file that it writes. Otherwise two files may mean
    /// different habits by it.
    pub has_own_id: bool,
    /// Where it stands in the file.
    pub place: Place,
    /// One to 120 characters.
    pub name: String,
    /// How a day is judged.
    pub kind: HabitKind,
    /// When it is due.
    pub schedule: Schedule,
    /// Amount to reach or stay within; for measure and limit only.
    pub target: Option<Quantity>,
    /// At most 20 characters.
    pub unit: Option<String>,
    /// At most 200 characters.
    pub question: Option<String>,
    /// At most 2,000 characters.
    pub description: Option<String>,
    /// How its owner feels about it.
    pub tone: Tone,
    /// One of our colours.
    pub color: Option<u8>,
    /// First day that can be due; none is the first day of the entries, or the owner's today.
    pub starts_on: Option<Date>,
    /// The name of the group in which it stood, one to 120 characters.
    pub group: Option<String>,
    /// When it asked.
    pub reminders: Vec<FoundReminder>,
    /// Out of the daily list.
    pub archived: bool,
    /// Place in the order, from 0.
    pub position: u32,
    /// By day, oldest first, each day once.
    pub entries: Vec<FoundEntry>,
    /// The figures that its owner knows.
    pub theirs: Option<TheirFigures>,
}

/// A time at which a habit asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundReminder {
    /// The time of the day.
    pub time: Time,
    /// On which weekdays, at least one.
    pub weekdays: WeekdaySet,
}

impl FoundHabit {
    /// A daily habit of which nothing but the name is known.
    #[must_use]
    pub fn named(source_id: impl Into<String>, name: impl Into<String>, place: Place) -> Self {
        Self {
            source_id: source_id.into(),
            has_own_id: false,
            place,
            name: name.into(),
            kind: HabitKind::YesNo,
            schedule: Schedule::Daily {},
            target: None,
            unit: None,
            question: None,
            description: None,
            tone: Tone::default(),
            color: None,
            starts_on: None,
            group: None,
            reminders: Vec::new(),
            archived: false,
            position: 0,
            entries: Vec::new(),
            theirs: None,
        }
    }

    /// The day from which it can be due: the told one, else that of the oldest entry. An entry is never before it.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        let oldest = self.entries.first().map(|entry| entry.day);
        match (self.starts_on, oldest) {
            (Some(told), Some(oldest)) => Some(told.min(oldest)),
            (told, oldest) => told.or(oldest),
        }
    }

    /// The fields of a habit of ours, which [`HabitFields::checked`] takes.
    #[must_use]
    pub fn fields(&self) -> HabitFields {
        HabitFields {
            kind: self.kind,
            schedule: self.schedule,
            target: self.target,
            unit: self.unit.clone(),
            question: self.question.clone(),
            description: self.description.clone(),
            tone: self.tone,
            color: self.color.unwrap_or(DEFAULT_HABIT_COLOR),
            starts_on: self.first_day(),
            ..HabitFields::daily(self.name.clone())
        }
    }
}
