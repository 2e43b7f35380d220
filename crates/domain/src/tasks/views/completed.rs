//! What was done, the last first, with a search.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::TaskItem;
use crate::tasks::{Task, TaskTree};

/// What of it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CompletedRequest {
    /// Words that all stand in the title or the notes, in any case; blank text is no search.
    pub search: String,
    /// How many found tasks come before those that are shown.
    pub skip: usize,
    /// How many are shown at most.
    pub limit: usize,
}

/// Done tasks by day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedTasks {
    /// The days on which something was done, the last first.
    pub days: Vec<CompletedDay>,
    /// How many were found, shown or not.
    pub found: usize,
}

/// A day and what was done on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletedDay {
    /// The owner's day.
    pub day: Date,
    /// The last first.
    pub items: Vec<TaskItem>,
}

/// The done tasks that were asked for.
#[must_use]
pub fn completed_tasks(tasks: &[Task], request: &CompletedRequest) -> CompletedTasks {
    let tree = TaskTree::new(tasks);
    let words: Vec<String> = request.search.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(Date, &Task)> = tasks
        .iter()
        .filter(|task| task.deleted_at.is_none() && task.completed_at.is_some() && says(task, &words))
        .filter_map(|task| Some((task.completed_on?, task)))
        .collect();
    found.sort_by_key(|(day, task)| std::cmp::Reverse((*day, task.completed_at, task.id)));
    let mut days: Vec<CompletedDay> = Vec::new();
    for (day, task) in found.iter().skip(request.skip).take(request.limit) {
        let item = TaskItem::alone(task, &tree, *day);
        match days.last_mut() {
            Some(last) if last.day == *day => last.items.push(item),
            _ => days.push(CompletedDay { day: *day, items: vec![item] }),
        }
    }
    CompletedTasks { days, found: found.len() }
}

fn says(task: &Task, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let text = format!("{}\n{}", task.title, task.notes.as_deref().unwrap_or_default()).to_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}
