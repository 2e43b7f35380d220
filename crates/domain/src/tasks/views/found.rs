//! The open tasks that a filter finds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TaskItem;
use crate::tasks::{Task, TaskTree};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundTasks {
    /// The owner's local day.
    pub today: Date,
    /// By their days, what has none last; then what matters most, then the owner's order.
    pub items: Vec<TaskItem>,
}

/// The open tasks for which this says so. `tasks`: all open ones, or at least those that are meant with what they are
/// parts of.
#[must_use]
pub fn found_tasks(tasks: &[Task], is_meant: impl Fn(&Task) -> bool, today: Date) -> FoundTasks {
    let tree = TaskTree::new(tasks);
    let mut found: Vec<&Task> = tasks.iter().filter(|task| task.is_open() && is_meant(task)).collect();
    let day = |task: &Task| task.day().or(task.deadline);
    found.sort_by(|one, other| {
        let key = |task: &Task| (day(task).is_none(), day(task), task.time().is_none(), task.time(), task.priority);
        key(one).cmp(&key(other)).then_with(|| (&one.position, one.id).cmp(&(&other.position, other.id)))
    });
    FoundTasks { today, items: found.into_iter().map(|task| TaskItem::alone(task, &tree, today)).collect() }
}
