//! The fields of a task that its owner may change, with their limits.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ChecklistLine, Due, Priority, Timeframe, checklist};
use crate::{
    habits::{optional_text_field, text_field},
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId},
    problem::FieldError,
    recurrence::{RepeatFrom, Rule},
};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 500;
/// The longest notes, in characters.
pub const LONGEST_NOTES: usize = 20_000;
/// The most labels of a task.
pub const MOST_LABELS: usize = 30;
/// The largest estimate, in minutes: a week of them.
pub const MOST_ESTIMATE_MINUTES: u16 = 10_080;
/// The most time that can be noted, in minutes.
pub const MOST_SPENT_MINUTES: u32 = 600_000;

/// The fields of a task as its owner writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFields {
    /// One to [`LONGEST_TITLE`] characters.
    pub title: String,
    /// Markdown, at most [`LONGEST_NOTES`] characters.
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
    /// The day by which it has to be done.
    pub deadline: Option<Date>,
    /// How much it matters.
    pub priority: Priority,
    /// What it is marked with, at most [`MOST_LABELS`].
    pub labels: BTreeSet<LabelId>,
    /// How long it will take, in minutes, 1 to [`MOST_ESTIMATE_MINUTES`].
    pub estimate_minutes: Option<u16>,
    /// How long it took so far, in minutes, at most [`MOST_SPENT_MINUTES`].
    pub spent_minutes: u32,
    /// Its lines.
    pub checklist: Vec<ChecklistLine>,
    /// When it is meant to be done.
    pub timeframe: Option<Timeframe>,
    /// When it comes again.
    pub repeat: Option<Rule>,
    /// The habit whose day is checked in when it is done.
    pub habit_id: Option<HabitId>,
}

impl TaskFields {
    /// A task of which nothing but the title is said.
    #[must_use]
    pub fn titled(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            notes: None,
            project_id: None,
            section_id: None,
            parent_id: None,
            start_day: None,
            due: None,
            deadline: None,
            priority: Priority::default(),
            labels: BTreeSet::new(),
            estimate_minutes: None,
            spent_minutes: 0,
            checklist: Vec::new(),
            timeframe: None,
            repeat: None,
            habit_id: None,
        }
    }

    /// Puts the task into a project and a section of it; none is the inbox. A part of another task stays a part of it
    /// only within its project.
    pub fn put_into(&mut self, project: Option<ProjectId>, section: Option<SectionId>) {
        if self.project_id != project {
            self.parent_id = None;
        }
        (self.project_id, self.section_id) = (project, section);
    }

    /// Checks every field and reports all that are refused. What is repeated keeps the day from which it is counted,
    /// see [`Rule::anchored`].
    ///
    /// # Errors
    /// `title`: `required`, `too_long`, `control_character`. `notes`: `too_long`, `control_character`.
    /// `section_id`: `not_allowed` without a project. `start_day`: `out_of_range` outside 1900 to 2200, or after the
    /// due day. `due`: see [`Due::check`]. `deadline`: `out_of_range`. `labels`: `too_many`. `estimate_minutes`,
    /// `spent_minutes`: `out_of_range`. `checklist`: `too_many`, and as a title. `repeat`: `required` day where it
    /// counts from one, and as [`Rule::check`].
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut refuse = |field: &str, code: &str| errors.push(FieldError::new(field, code));
        let title = text_field(&self.title, LONGEST_TITLE).unwrap_or_else(|code| {
            refuse("title", code);
            String::new()
        });
        let notes = optional_text_field(self.notes.as_deref().unwrap_or_default(), LONGEST_NOTES);
        let notes = notes.unwrap_or_else(|code| {
            refuse("notes", code);
            None
        });
        let checklist = checklist::checked(&self.checklist).unwrap_or_else(|code| {
            refuse("checklist", code);
            Vec::new()
        });
        for (field, code) in self.refused_choices() {
            refuse(field, code);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let first = self.due.as_ref().map(|due| due.day).or(self.start_day);
        let repeat = match (self.repeat, first) {
            (Some(rule), Some(first)) => Some(rule.anchored(first)),
            (rule, _) => rule,
        };
        Ok(Self { title, notes, checklist, repeat, ..self })
    }

    /// What is refused of everything that is no text.
    fn refused_choices(&self) -> Vec<(&'static str, &'static str)> {
        let is_kept = |day: Date| (1900..=2200).contains(&day.year());
        let due_day = self.due.as_ref().map(|due| due.day);
        let starts_late = self.start_day.zip(due_day).is_some_and(|(start, due)| start > due);
        let mut refused = Vec::new();
        let mut refuse = |field, code, is_refused: bool| {
            if is_refused {
                refused.push((field, code));
            }
        };
        refuse("section_id", "not_allowed", self.section_id.is_some() && self.project_id.is_none());
        refuse("start_day", "out_of_range", starts_late || self.start_day.is_some_and(|day| !is_kept(day)));
        refuse("deadline", "out_of_range", self.deadline.is_some_and(|day| !is_kept(day)));
        refuse("labels", "too_many", self.labels.len() > MOST_LABELS);
        let estimate_fits = |minutes: u16| (1..=MOST_ESTIMATE_MINUTES).contains(&minutes);
        refuse(
            "estimate_minutes",
            "out_of_range",
            self.estimate_minutes.is_some_and(|minutes| !estimate_fits(minutes)),
        );
        refuse("spent_minutes", "out_of_range", self.spent_minutes > MOST_SPENT_MINUTES);
        if let Some(Err(code)) = self.due.as_ref().map(Due::check) {
            refuse("due", code, true);
        }
        if let Some(rule) = &self.repeat {
            let has_first = due_day.or(self.start_day).is_some() || rule.from == RepeatFrom::Completion;
            refuse("repeat", "required", !has_first);
            refuse("repeat", rule.check().err().unwrap_or_default(), rule.check().is_err());
        }
        refused
    }
}
