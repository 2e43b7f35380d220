//! What the small forms of tasks post.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Tasks, and how they are finished or opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskIdForm {
    /// One id.
    pub task_id: String,
    /// Of a task with open parts: `all` are done with it, or `only` the task; blank where nobody was asked.
    pub parts: String,
    /// Of a repeated task that is opened again: `keep` or `remove` its next occurrence; blank where nobody was asked.
    pub next: String,
    /// Of a repeated task that is deleted: `one`, `following` or `all`.
    pub reach: String,
}

/// A title with what it has from its list. The name of the field has the list in it: `title[inbox]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddTaskForm {
    pub title: BTreeMap<String, String>,
    pub place: String,
    pub due: String,
    pub parent_id: String,
}

/// A task and its new neighbours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveTaskForm {
    pub task_id: String,
    /// The row above it; blank for the first place.
    pub above: String,
    /// The row below it; blank for the last place.
    pub below: String,
}

/// Tasks and when they are meant to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    /// Ids, joined by commas; blank for everything under "From earlier".
    pub ids: String,
    /// A timeframe, a day, or `none`.
    pub to: String,
}

/// Chosen tasks and what is done with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActForm {
    pub ids: Vec<String>,
    /// `done`, `delete`, `move`, `day`, or a plan.
    pub act: String,
    pub day: String,
    pub place: String,
    /// The page to go back to.
    pub here: String,
}

/// What was done to tasks and is taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UndoForm {
    pub deed: String,
    pub of: String,
}

/// A line of a checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LineForm {
    pub task_id: String,
    /// Its place, from 0; blank for a new one.
    pub line: String,
    /// `tick`, `untick`, `remove`, or `add`.
    pub act: String,
    pub text: String,
}

/// What tasks are sorted by, and its new neighbours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveSortedForm {
    /// `project`, `section` or `label`.
    pub what: String,
    pub id: String,
    /// The row above it; blank for the first place.
    pub above: String,
    /// The row below it; blank for the last place.
    pub below: String,
}

/// Minutes that are added to the time that a task took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeForm {
    pub task_id: String,
    pub minutes: String,
}

/// A task and what it becomes a part of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ParentForm {
    pub task_id: String,
    /// `join`, or `leave` to be a task of its own.
    pub act: String,
    /// Of which task.
    pub parent_id: String,
}

/// A project, a section, a label or a filter as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SortingForm {
    /// Which; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    /// `true` for a new one.
    pub is_new: String,
    pub name: String,
    /// The number of a colour.
    pub color: String,
    /// `list` or `board`.
    pub layout: String,
    /// Of a section.
    pub project_id: String,
    /// The text of a filter.
    pub filter: String,
    /// `true` to put a project away, `false` to bring it back; blank to leave it.
    pub archived: String,
}

impl SortingForm {
    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        Self {
            id: text("id"),
            is_new: text("is_new"),
            name: text("name"),
            color: text("color"),
            layout: text("layout"),
            project_id: text("project_id"),
            filter: text("filter"),
            archived: text("archived"),
        }
    }
}
