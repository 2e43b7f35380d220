//! How far something is: the finished share of what it consists of.

use serde::{Deserialize, Serialize};

use super::{Task, TaskTree};
use crate::ids::{HabitId, ProjectId};

/// A finished share, in whole pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Finished pieces, at most `all`.
    pub done: u32,
    /// All pieces.
    pub all: u32,
}

impl Progress {
    /// From 0 to 1; none where there is nothing to finish.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.done) / f64::from(self.all))
    }

    fn with(self, is_done: bool) -> Self {
        Self { done: self.done + u32::from(is_done), all: self.all + 1 }
    }
}

/// The parts and lines of a task, at every level. What belongs to a finished task is finished.
#[must_use]
pub fn task_progress(task: &Task, tree: &TaskTree) -> Progress {
    below(task, tree, task.completed_at.is_some(), Progress::default())
}

/// The tasks of a project with all that belongs to them.
#[must_use]
pub fn project_progress(project: ProjectId, tasks: &[Task], tree: &TaskTree) -> Progress {
    progress_of(tasks.iter().filter(|task| task.project_id == Some(project) && is_top(task, tree)), tree)
}

/// The tasks that stand for a habit with all that belongs to them; parts of such a task are counted once.
#[must_use]
pub fn habit_progress(habit: HabitId, tasks: &[Task], tree: &TaskTree) -> Progress {
    let is_linked = |task: &Task| task.habit_id == Some(habit);
    let mut counted = std::collections::BTreeSet::new();
    for task in tasks.iter().filter(|task| is_linked(task)) {
        counted.extend(tree.below(task.id).into_iter().map(|below| below.id));
    }
    progress_of(tasks.iter().filter(|task| is_linked(task) && !counted.contains(&task.id)), tree)
}

/// The tasks themselves and all that belongs to them.
fn progress_of<'a>(tasks: impl Iterator<Item = &'a Task>, tree: &TaskTree) -> Progress {
    tasks.filter(|task| task.deleted_at.is_none()).fold(Progress::default(), |progress, task| {
        let is_done = task.completed_at.is_some();
        below(task, tree, is_done, progress.with(is_done))
    })
}

/// A task that is a part of none that is there.
fn is_top(task: &Task, tree: &TaskTree) -> bool {
    task.parent_id.is_none_or(|parent| tree.task(parent).is_none())
}

fn below(task: &Task, tree: &TaskTree, is_done: bool, before: Progress) -> Progress {
    walk(task, tree, is_done, super::MOST_LEVELS, before)
}

/// Held to the levels that there are, so that rows that go in a circle end too.
fn walk(task: &Task, tree: &TaskTree, is_done: bool, levels: u8, before: Progress) -> Progress {
    let lines = task.checklist.iter().fold(before, |progress, line| progress.with(is_done || line.is_done));
    if levels == 0 {
        return lines;
    }
    tree.parts(task.id).iter().fold(lines, |progress, part| {
        let is_done = is_done || part.completed_at.is_some();
        walk(part, tree, is_done, levels - 1, progress.with(is_done))
    })
}
