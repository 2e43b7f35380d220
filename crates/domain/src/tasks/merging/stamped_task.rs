//! Replacing a task from several devices. What is written together remembers when it was last written, so that the same
//! changes in another order give the same task (spec/habits 4.4), and two devices that edit different fields both win.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    habits::{Outcome, Stamp},
    tasks::{Task, TaskFields},
};

/// What of a task is written together: what makes sense only with each other, and otherwise each field alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskPart {
    /// The title.
    Title,
    /// The notes.
    Notes,
    /// Where it belongs: project, section and parent.
    Belonging,
    /// When: start day, due day or time, and how it comes again.
    Schedule,
    /// The deadline.
    Deadline,
    /// How much it matters.
    Priority,
    /// What it is marked with.
    Labels,
    /// How long it will take.
    Estimate,
    /// How long it took so far.
    Spent,
    /// Its lines.
    Checklist,
    /// When it is meant to be done.
    Timeframe,
    /// The habit that it stands for.
    Habit,
}

impl TaskPart {
    /// Every part.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Notes,
        Self::Belonging,
        Self::Schedule,
        Self::Deadline,
        Self::Priority,
        Self::Labels,
        Self::Estimate,
        Self::Spent,
        Self::Checklist,
        Self::Timeframe,
        Self::Habit,
    ];

    /// The part that a field belongs to. None for what is only read.
    #[must_use]
    pub fn of_field(field: &str) -> Option<Self> {
        match field {
            "title" => Some(Self::Title),
            "notes" => Some(Self::Notes),
            "project_id" | "section_id" | "parent_id" => Some(Self::Belonging),
            "start_day" | "due" | "repeat" => Some(Self::Schedule),
            "deadline" => Some(Self::Deadline),
            "priority" => Some(Self::Priority),
            "labels" => Some(Self::Labels),
            "estimate_minutes" => Some(Self::Estimate),
            "spent_minutes" => Some(Self::Spent),
            "checklist" => Some(Self::Checklist),
            "timeframe" => Some(Self::Timeframe),
            "habit_id" => Some(Self::Habit),
            _ => None,
        }
    }

    /// The field by which the part is named where only one is; [`Self::of_field`] reads it back.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Notes => "notes",
            Self::Belonging => "project_id",
            Self::Schedule => "due",
            Self::Deadline => "deadline",
            Self::Priority => "priority",
            Self::Labels => "labels",
            Self::Estimate => "estimate_minutes",
            Self::Spent => "spent_minutes",
            Self::Checklist => "checklist",
            Self::Timeframe => "timeframe",
            Self::Habit => "habit_id",
        }
    }

    /// Whether two tasks say something else of the part.
    fn differs(self, one: &TaskFields, other: &TaskFields) -> bool {
        let mut with_part = one.clone();
        self.write(&mut with_part, other);
        with_part != *one
    }

    /// Writes the part of some fields into others.
    fn write(self, fields: &mut TaskFields, from: &TaskFields) {
        match self {
            Self::Title => fields.title.clone_from(&from.title),
            Self::Notes => fields.notes.clone_from(&from.notes),
            Self::Belonging => {
                fields.project_id = from.project_id;
                fields.section_id = from.section_id;
                fields.parent_id = from.parent_id;
            }
            Self::Schedule => {
                fields.start_day = from.start_day;
                fields.due.clone_from(&from.due);
                fields.repeat.clone_from(&from.repeat);
            }
            Self::Deadline => fields.deadline = from.deadline,
            Self::Priority => fields.priority = from.priority,
            Self::Labels => fields.labels.clone_from(&from.labels),
            Self::Estimate => fields.estimate_minutes = from.estimate_minutes,
            Self::Spent => fields.spent_minutes = from.spent_minutes,
            Self::Checklist => fields.checklist.clone_from(&from.checklist),
            Self::Timeframe => fields.timeframe = from.timeframe,
            Self::Habit => fields.habit_id = from.habit_id,
        }
    }
}

/// A whole task as somebody wants it, and what of it they changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskChange {
    /// Every field, checked.
    pub fields: TaskFields,
    /// What is written; the rest stays as it is.
    pub parts: Vec<TaskPart>,
}

impl TaskChange {
    /// Writes every part.
    #[must_use]
    pub fn whole(fields: TaskFields) -> Self {
        Self { fields, parts: TaskPart::ALL.to_vec() }
    }

    /// Writes only what differs from a task, for somebody who saw it when they made the change.
    #[must_use]
    pub fn differing_from(self, task: &Task) -> Self {
        let seen = task.fields();
        let parts = self.parts.into_iter().filter(|part| part.differs(&seen, &self.fields)).collect();
        Self { fields: self.fields, parts }
    }

    /// The task with the parts. A timeframe that is written is chosen today.
    #[must_use]
    pub fn applied(&self, task: &Task, today: Date) -> Task {
        let mut fields = task.fields();
        for part in &self.parts {
            part.write(&mut fields, &self.fields);
        }
        Task { changed_on: today, ..task.replaced(fields, today) }
    }
}

/// The last write of each part; none for one that is as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskStamps(BTreeMap<TaskPart, Stamp>);

impl TaskStamps {
    /// The last of them.
    #[must_use]
    pub fn last_written(&self) -> Option<Stamp> {
        self.0.values().max().copied()
    }

    /// The last write of a part.
    #[must_use]
    pub fn last_of(&self, part: TaskPart) -> Option<Stamp> {
        self.0.get(&part).copied()
    }

    /// What of a change stands: the parts that nobody wrote later. They are stamped. Superseded is a change that wanted
    /// to write something and of which nothing stands.
    #[must_use]
    pub fn take(&mut self, mut change: TaskChange, stamp: Stamp) -> (TaskChange, Outcome) {
        let wanted_something = !change.parts.is_empty();
        change.parts.retain(|part| self.0.get(part).is_none_or(|old| stamp > *old));
        for part in &change.parts {
            self.0.insert(*part, stamp);
        }
        let is_lost = wanted_something && change.parts.is_empty();
        (change, if is_lost { Outcome::Superseded } else { Outcome::Applied })
    }
}
