//! What the form of a task starts with.

use domain::tasks::Task;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TaskForm;
use crate::tasks::{
    form::{blank, place_value, written},
    values::Names,
};

/// The form, and what it offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskFormView {
    /// The fields as the form writes them.
    pub form: TaskForm,
    /// The task as it is; none for a new one.
    pub task: Option<Task>,
    /// The title of what it is a part of.
    pub part_of: Option<String>,
    /// The owner's day.
    pub today: Date,
    /// What it may belong to.
    pub names: Names,
}

/// What an address says of a new task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewTask {
    pub title: Option<String>,
    pub day: Option<String>,
    pub place: Option<String>,
    pub parent: Option<String>,
}

impl TaskFormView {
    /// The form of a new task.
    #[must_use]
    pub fn new(id: uuid::Uuid, wish: &NewTask, parent: Option<&Task>, today: Date, names: Names) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let place = match parent {
            Some(parent) => place_value(parent.project_id, parent.section_id),
            None => text(&wish.place),
        };
        let form = TaskForm {
            title: text(&wish.title),
            due: text(&wish.day),
            place,
            parent_id: parent.map(|parent| parent.id.to_string()).unwrap_or_default(),
            ..blank(id)
        };
        Self { form, task: None, part_of: parent.map(|parent| parent.title.clone()), today, names }
    }

    /// The form of a task that exists.
    #[must_use]
    pub fn of(task: &Task, parent: Option<&Task>, today: Date, names: Names) -> Self {
        let part_of = parent.map(|parent| parent.title.clone());
        Self { form: written(task), task: Some(task.clone()), part_of, today, names }
    }
}
