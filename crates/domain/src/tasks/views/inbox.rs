//! What has no project yet.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{TaskItem, item::with_parts};
use crate::{
    habits::Calendar,
    tasks::{Task, TaskTree},
};

/// The inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxTasks {
    /// The owner's local day.
    pub today: Date,
    /// Open tasks in the owner's order, each with its parts below it.
    pub items: Vec<TaskItem>,
}

/// The open tasks without a project.
#[must_use]
pub fn inbox_tasks(tasks: &[Task], cal: Calendar) -> InboxTasks {
    let tree = TaskTree::new(tasks);
    let items = with_parts(tasks.iter().filter(|task| task.project_id.is_none()), &tree, cal.today);
    InboxTasks { today: cal.today, items }
}
