//! A task: one row, also where it comes again.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{ChecklistLine, Due, OrderKey, Priority, TaskFields, Timeframe};
use crate::{
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId, TaskSeriesId},
    recurrence::Rule,
};

/// A task, or one occurrence of a repeated one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id, unique within the owner.
    pub id: TaskId,
    /// One to [`super::LONGEST_TITLE`] characters.
    pub title: String,
    /// Markdown, at most [`super::LONGEST_NOTES`] characters.
    pub notes: Option<String>,
    /// In which project; none is the inbox.
    pub project_id: Option<ProjectId>,
    /// In which section of the project.
    pub section_id: Option<SectionId>,
    /// The task that it is a part of.
    pub parent_id: Option<TaskId>,
    /// The day from which it is shown.
    pub start_day: Option<Date>,
    /// When it is due.
    pub due: Option<Due>,
    /// The day by which it has to be done, whenever it is planned.
    pub deadline: Option<Date>,
    /// How much it matters.
    pub priority: Priority,
    /// What it is marked with.
    pub labels: BTreeSet<LabelId>,
    /// How long it will take, in minutes, 1 to [`super::MOST_ESTIMATE_MINUTES`].
    pub estimate_minutes: Option<u16>,
    /// How long it took so far, in minutes.
    pub spent_minutes: u32,
    /// Its lines.
    pub checklist: Vec<ChecklistLine>,
    /// When it is meant to be done.
    pub timeframe: Option<Timeframe>,
    /// The owner's day on which the timeframe was chosen; there is one exactly where there is a timeframe.
    pub planned_on: Option<Date>,
    /// When it comes again.
    pub repeat: Option<Rule>,
    /// What it shares with its other occurrences; there is one exactly where it was ever repeated.
    pub series_id: Option<TaskSeriesId>,
    /// Which day of the series it stands for; it stays when the task is moved. Unique within the series.
    pub occurrence_day: Option<Date>,
    /// How many occurrences before it were passed over.
    pub skipped: u32,
    /// When it was done.
    pub completed_at: Option<Timestamp>,
    /// The owner's day on which it was done.
    pub completed_on: Option<Date>,
    /// Place in its list.
    pub position: OrderKey,
    /// The habit whose day is checked in when it is done.
    pub habit_id: Option<HabitId>,
    /// Not suggested for today any more since.
    pub dismissed_at: Option<Timestamp>,
    /// The owner's day on which it was last changed.
    pub changed_on: Date,
    /// In the trash since.
    pub deleted_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Counts changes, from 1.
    pub version: i64,
}

impl Task {
    /// A task that was just made. What is repeated gets its series from whoever makes it.
    #[must_use]
    pub fn new(id: TaskId, fields: TaskFields, position: OrderKey, at: Timestamp, today: Date) -> Self {
        let planned_on = fields.timeframe.map(|_| today);
        Self {
            id,
            title: fields.title,
            notes: fields.notes,
            project_id: fields.project_id,
            section_id: fields.section_id,
            parent_id: fields.parent_id,
            start_day: fields.start_day,
            due: fields.due,
            deadline: fields.deadline,
            priority: fields.priority,
            labels: fields.labels,
            estimate_minutes: fields.estimate_minutes,
            spent_minutes: fields.spent_minutes,
            checklist: fields.checklist,
            timeframe: fields.timeframe,
            planned_on,
            repeat: fields.repeat,
            series_id: None,
            occurrence_day: None,
            skipped: 0,
            completed_at: None,
            completed_on: None,
            position,
            habit_id: fields.habit_id,
            dismissed_at: None,
            changed_on: today,
            deleted_at: None,
            created_at: at,
            version: 1,
        }
    }

    /// The same task with other fields. A timeframe that stays as it was keeps the day on which it was chosen.
    #[must_use]
    pub fn replaced(&self, fields: TaskFields, today: Date) -> Self {
        let is_same_plan = fields.timeframe == self.timeframe;
        let written = Self::new(self.id, fields, self.position.clone(), self.created_at, today);
        Self {
            planned_on: if is_same_plan { self.planned_on } else { written.planned_on },
            series_id: self.series_id,
            occurrence_day: self.occurrence_day,
            skipped: self.skipped,
            completed_at: self.completed_at,
            completed_on: self.completed_on,
            dismissed_at: self.dismissed_at,
            deleted_at: self.deleted_at,
            version: self.version,
            ..written
        }
    }

    /// Neither done nor in the trash.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.completed_at.is_none() && self.deleted_at.is_none()
    }

    /// The day for which it is set: when it is due, else when it starts.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.due.as_ref().map(|due| due.day).or(self.start_day)
    }

    /// The time of its day.
    #[must_use]
    pub fn time(&self) -> Option<jiff::civil::Time> {
        self.due.as_ref().and_then(|due| due.time)
    }

    /// Whether its day or its deadline went by.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        let went_by = |day: Option<Date>| day.is_some_and(|day| day < today);
        self.is_open() && (went_by(self.due.as_ref().map(|due| due.day)) || went_by(self.deadline))
    }

    /// What its owner wrote.
    #[must_use]
    pub fn fields(&self) -> TaskFields {
        TaskFields {
            title: self.title.clone(),
            notes: self.notes.clone(),
            project_id: self.project_id,
            section_id: self.section_id,
            parent_id: self.parent_id,
            start_day: self.start_day,
            due: self.due.clone(),
            deadline: self.deadline,
            priority: self.priority,
            labels: self.labels.clone(),
            estimate_minutes: self.estimate_minutes,
            spent_minutes: self.spent_minutes,
            checklist: self.checklist.clone(),
            timeframe: self.timeframe,
            repeat: self.repeat.clone(),
            habit_id: self.habit_id,
        }
    }
}
