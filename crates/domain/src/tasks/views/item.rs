//! One task as a list shows it.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::tasks::{Priority, Progress, Task, TaskTree, task_progress};

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskItem {
    /// The task.
    pub task: Task,
    /// The title of the task that it is a part of, where the list does not show that above it.
    pub part_of: Option<String>,
    /// How far it stands below the first level of the list, from 0.
    pub indent: u8,
    /// How far its parts and lines are.
    pub progress: Progress,
    /// Whether its day or its deadline went by.
    pub is_overdue: bool,
}

impl TaskItem {
    /// A task of a list that shows tasks of every level side by side.
    pub(super) fn alone(task: &Task, tree: &TaskTree, today: Date) -> Self {
        let parent = task.parent_id.and_then(|parent| tree.task(parent));
        Self { part_of: parent.map(|parent| parent.title.clone()), ..Self::indented(task, tree, today, 0) }
    }

    fn indented(task: &Task, tree: &TaskTree, today: Date, indent: u8) -> Self {
        Self {
            task: task.clone(),
            part_of: None,
            indent,
            progress: task_progress(task, tree),
            is_overdue: task.is_overdue(today),
        }
    }
}

/// Open tasks in their owner's order, each with its open parts below it. A part of nothing among them stands for
/// itself.
pub(super) fn with_parts<'a>(tasks: impl Iterator<Item = &'a Task>, tree: &TaskTree, today: Date) -> Vec<TaskItem> {
    let mut shown: Vec<&Task> = tasks.filter(|task| task.is_open()).collect();
    shown.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
    let ids: std::collections::BTreeSet<_> = shown.iter().map(|task| task.id).collect();
    let is_part = |task: &Task| tree.above(task.id).any(|above| ids.contains(&above.id));
    let mut items = Vec::with_capacity(shown.len());
    for task in shown.iter().filter(|task| !is_part(task)) {
        items.push(TaskItem::alone(task, tree, today));
        let base = tree.level(task.id);
        for part in tree.below(task.id).into_iter().filter(|part| ids.contains(&part.id)) {
            items.push(TaskItem::indented(part, tree, today, tree.level(part.id).saturating_sub(base)));
        }
    }
    items
}

/// By time of day, what has none last; then what matters most, then the owner's order.
pub(super) fn by_time(one: &TaskItem, other: &TaskItem) -> std::cmp::Ordering {
    fn key(task: &Task) -> (bool, Option<Time>, Priority) {
        (task.time().is_none(), task.time(), task.priority)
    }
    let place = (&one.task.position, one.task.id).cmp(&(&other.task.position, other.task.id));
    key(&one.task).cmp(&key(&other.task)).then(place)
}
