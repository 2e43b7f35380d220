//! One task with what stands around it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{TaskItem, possible_parents};
use crate::{
    ids::TaskId,
    reminders::TaskReminder,
    tasks::{MOST_LEVELS, Task, TaskTree},
};

/// The page of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTask {
    /// The owner's local day.
    pub today: Date,
    /// The task.
    pub item: TaskItem,
    /// What it is a part of, the nearest last: ids and titles.
    pub above: Vec<(TaskId, String)>,
    /// Its parts at every level below it, open and done, each below its own.
    pub parts: Vec<TaskItem>,
    /// Whether it may have parts of its own.
    pub may_have_parts: bool,
    /// Its reminders, in the order in which they are kept.
    pub reminders: Vec<TaskReminder>,
    /// What it may become a part of, see [`possible_parents`]; empty where nobody asked.
    #[serde(default)]
    pub parents: Vec<(TaskId, String)>,
}

impl OneTask {
    /// The same with what it may become a part of. `tasks`: as [`possible_parents`] asks for them.
    #[must_use]
    pub fn with_parents(self, tasks: &[Task]) -> Self {
        let parents = possible_parents(tasks, self.item.task.id);
        Self { parents, ..self }
    }

    /// The open tasks below it: what is asked about when it is done.
    #[must_use]
    pub fn open_parts(&self) -> Vec<TaskId> {
        self.parts.iter().filter(|part| part.task.is_open()).map(|part| part.task.id).collect()
    }
}

/// A task of an owner; none when there is no such task. `tasks`: all of theirs, or at least those above and below it.
/// Its reminders are added by whoever has them.
#[must_use]
pub fn one_task(tasks: &[Task], id: TaskId, today: Date) -> Option<OneTask> {
    let tree = TaskTree::new(tasks);
    let task = tree.task(id)?;
    let level = tree.level(id);
    let mut above: Vec<_> = tree.above(id).map(|above| (above.id, above.title.clone())).collect();
    above.reverse();
    let indent = |part: &Task| tree.level(part.id).saturating_sub(level).saturating_sub(1);
    let part = |part: &Task| TaskItem { indent: indent(part), part_of: None, ..TaskItem::alone(part, &tree, today) };
    Some(OneTask {
        today,
        item: TaskItem::alone(task, &tree, today),
        above,
        parts: tree.below(id).into_iter().map(part).collect(),
        may_have_parts: level < MOST_LEVELS,
        reminders: Vec::new(),
        parents: Vec::new(),
    })
}
