//! Tasks and their parts: three levels, each within the one above.

use std::collections::{BTreeMap, BTreeSet};

use super::Task;
use crate::ids::TaskId;

/// How many levels there are: a task, its parts, and theirs.
pub const MOST_LEVELS: u8 = 3;

/// Tasks by what they are parts of. Tasks in the trash are no parts.
#[derive(Debug, Clone)]
pub struct TaskTree<'a> {
    by_id: BTreeMap<TaskId, &'a Task>,
    parts: BTreeMap<TaskId, Vec<&'a Task>>,
}

impl<'a> TaskTree<'a> {
    /// The tree of some tasks, each list in its owner's order.
    #[must_use]
    pub fn new(tasks: impl IntoIterator<Item = &'a Task>) -> Self {
        let by_id: BTreeMap<TaskId, &Task> =
            tasks.into_iter().filter(|task| task.deleted_at.is_none()).map(|task| (task.id, task)).collect();
        let mut parts: BTreeMap<TaskId, Vec<&Task>> = BTreeMap::new();
        for task in by_id.values().copied() {
            if let Some(parent) = task.parent_id {
                parts.entry(parent).or_default().push(task);
            }
        }
        for list in parts.values_mut() {
            list.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        }
        Self { by_id, parts }
    }

    /// A task by its id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&'a Task> {
        self.by_id.get(&id).copied()
    }

    /// Every task, by its id.
    pub fn tasks(&self) -> impl Iterator<Item = &'a Task> + '_ {
        self.by_id.values().copied()
    }

    /// The direct parts of a task, in order.
    #[must_use]
    pub fn parts(&self, id: TaskId) -> &[&'a Task] {
        self.parts.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Everything below a task, each part before its own parts. Ends also where the rows go in a circle.
    #[must_use]
    pub fn below(&self, id: TaskId) -> Vec<&'a Task> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::from([id]);
        let mut open: Vec<&Task> = self.parts(id).iter().rev().copied().collect();
        while let Some(task) = open.pop() {
            if seen.insert(task.id) {
                found.push(task);
                open.extend(self.parts(task.id).iter().rev().copied());
            }
        }
        found
    }

    /// The open tasks below a task: what is asked about when it is done.
    #[must_use]
    pub fn open_below(&self, id: TaskId) -> Vec<TaskId> {
        self.below(id).into_iter().filter(|task| task.is_open()).map(|task| task.id).collect()
    }

    /// What a task is a part of, the nearest first.
    pub fn above(&self, id: TaskId) -> impl Iterator<Item = &'a Task> + '_ {
        let parent = move |task: &'a Task| task.parent_id.and_then(|parent| self.task(parent));
        std::iter::successors(self.task(id).and_then(parent), move |task| parent(task)).take(usize::from(MOST_LEVELS))
    }

    /// On which level a task stands, from 1. A task whose parent is gone stands on the first.
    #[must_use]
    pub fn level(&self, id: TaskId) -> u8 {
        u8::try_from(self.above(id).count()).unwrap_or(MOST_LEVELS) + 1
    }

    /// How many levels a task takes up with everything below it, from 1.
    #[must_use]
    pub fn height(&self, id: TaskId) -> u8 {
        self.height_within(id, MOST_LEVELS)
    }

    fn height_within(&self, id: TaskId, levels: u8) -> u8 {
        if levels == 0 {
            return 1;
        }
        let below = self.parts(id).iter().map(|part| self.height_within(part.id, levels - 1)).max();
        1 + below.unwrap_or_default()
    }

    /// Whether a task may become a part of another.
    ///
    /// # Errors
    /// `parent_id`: `not_found`; `cycle` where it would be below itself, `too_deep` beyond [`MOST_LEVELS`].
    pub fn may_move_below(&self, task: TaskId, parent: TaskId) -> Result<(), &'static str> {
        if self.task(parent).is_none() {
            return Err("not_found");
        }
        if task == parent || self.below(task).iter().any(|below| below.id == parent) {
            return Err("cycle");
        }
        if self.level(parent) + self.height(task) > MOST_LEVELS { Err("too_deep") } else { Ok(()) }
    }
}
