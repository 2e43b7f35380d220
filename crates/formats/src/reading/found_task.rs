//! A task as it was found. Its fields fit ours: what did not was changed and counted among the losses.

use domain::{
    recurrence::Rule,
    tasks::{ChecklistLine, Due, Priority, TaskFields},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Place;

/// A task with all that is known of it. Project, parent and labels are told by the file's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTask {
    /// What tells it apart in its app, at most 200 characters.
    pub source_id: String,
    /// Whether that is an id of the app, so that a later file of the same task has it too. Otherwise it was made of the
    /// title.
    pub has_own_id: bool,
    /// Where it stands in the file.
    pub place: Place,
    /// One to 500 characters.
    pub title: String,
    /// At most 20,000 characters.
    pub notes: Option<String>,
    /// The `source_id` of its project; none is the inbox.
    pub project: Option<String>,
    /// The name of its section, one of its project's.
    pub section: Option<String>,
    /// The `source_id` of the task that it is a part of. That one stands before it and is in the same project.
    pub parent: Option<String>,
    /// Names of its labels, each once, one to 60 characters.
    pub labels: Vec<String>,
    /// The day from which it is shown.
    pub start_day: Option<Date>,
    /// When it is due.
    pub due: Option<Due>,
    /// The day by which it has to be done.
    pub deadline: Option<Date>,
    /// How much it matters.
    pub priority: Priority,
    /// How long it will take, in minutes.
    pub estimate_minutes: Option<u16>,
    /// Its lines.
    pub checklist: Vec<ChecklistLine>,
    /// When it comes again.
    pub repeat: Option<Rule>,
    /// When it was made, where the file tells it.
    pub created_at: Option<Timestamp>,
    /// Whether it is done.
    pub is_done: bool,
    /// When it was done, where the file tells it. A done task without it was done at a time that nobody knows any more.
    pub done_at: Option<Timestamp>,
}

impl FoundTask {
    /// An open task of which nothing but the title is known.
    #[must_use]
    pub fn titled(source_id: impl Into<String>, title: impl Into<String>, place: Place) -> Self {
        Self {
            source_id: source_id.into(),
            has_own_id: false,
            place,
            title: title.into(),
            notes: None,
            project: None,
            section: None,
            parent: None,
            labels: Vec::new(),
            start_day: None,
            due: None,
            deadline: None,
            priority: Priority::default(),
            estimate_minutes: None,
            checklist: Vec::new(),
            repeat: None,
            created_at: None,
            is_done: false,
            done_at: None,
        }
    }

    /// The fields of a task of ours, but for what has ids: project, section, parent and labels. [`TaskFields::checked`]
    /// takes them.
    #[must_use]
    pub fn fields(&self) -> TaskFields {
        TaskFields {
            notes: self.notes.clone(),
            start_day: self.start_day,
            due: self.due.clone(),
            deadline: self.deadline,
            priority: self.priority,
            estimate_minutes: self.estimate_minutes,
            checklist: self.checklist.clone(),
            repeat: self.repeat.clone(),
            ..TaskFields::titled(self.title.clone())
        }
    }
}
