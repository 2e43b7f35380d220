//! The tasks that another one may become a part of, and what becoming one means.

use crate::{
    ids::TaskId,
    tasks::{Task, TaskFields, TaskTree},
};

/// The most tasks to choose from.
const MOST: usize = 500;

/// The open tasks that a task may become a part of, without the one that it is a part of: ids, and titles with what
/// stands above them ("Move / Boxes"). Those of its own section and project come first, then by title. `tasks`: at
/// least the open ones and the family of the task.
#[must_use]
pub fn possible_parents(tasks: &[Task], id: TaskId) -> Vec<(TaskId, String)> {
    let tree = TaskTree::new(tasks);
    let Some(task) = tree.task(id) else { return Vec::new() };
    let is_possible = |other: &&Task| {
        other.is_open() && task.parent_id != Some(other.id) && tree.may_move_below(id, other.id).is_ok()
    };
    let mut found: Vec<(bool, bool, String, TaskId)> = tree
        .tasks()
        .filter(is_possible)
        .map(|other| {
            let is_elsewhere = other.project_id != task.project_id;
            (is_elsewhere, is_elsewhere || other.section_id != task.section_id, path(other, &tree), other.id)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(MOST).map(|(_, _, path, id)| (id, path)).collect()
}

fn path(task: &Task, tree: &TaskTree) -> String {
    let mut titles: Vec<&str> =
        [task.title.as_str()].into_iter().chain(tree.above(task.id).map(|above| above.title.as_str())).collect();
    titles.reverse();
    titles.join(" / ")
}

impl Task {
    /// Its fields as a part of another task, whose project and section it takes; as a task of its own where it was.
    #[must_use]
    pub fn as_part_of(&self, parent: Option<&Self>) -> TaskFields {
        let fields = self.fields();
        match parent {
            None => TaskFields { parent_id: None, ..fields },
            Some(parent) => TaskFields {
                parent_id: Some(parent.id),
                project_id: parent.project_id,
                section_id: parent.section_id,
                ..fields
            },
        }
    }
}
