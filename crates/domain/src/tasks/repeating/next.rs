//! The rows of the next occurrence: the task as it was before anything was done, with all its parts.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{Completion, NextOccurrence};
use crate::{
    ids::TaskId,
    recurrence::RepeatFrom,
    tasks::{Due, Task, TaskTree, checklist::unticked},
};

/// The next occurrence of a task and its parts, the task first. Days keep their distance from the day of the
/// occurrence; nothing is done, ticked or planned yet. Parts that come again by themselves are left to their own
/// series. `new_id` is told which task is made anew, see [`NextOccurrence::id_of`].
#[must_use]
pub fn next_tasks(
    task: &Task,
    tree: &TaskTree,
    next: NextOccurrence,
    done: &Completion,
    mut new_id: impl FnMut(&Task) -> TaskId,
) -> Vec<Task> {
    let days = stands_on(task).map_or(0, |before| days_from(before, next.day));
    let mut head = renewed(task, new_id(task), days, done);
    head.occurrence_day = Some(next.key);
    head.skipped = next.skipped;
    head.due = match (&task.due, task.start_day) {
        (Some(due), _) => Some(due.moved_to(next.day)),
        (None, Some(_)) => None,
        (None, None) => Some(Due::on(next.day)),
    };
    let mut new_ids = BTreeMap::from([(task.id, head.id)]);
    let mut made = vec![head];
    for part in tree.below(task.id) {
        let parent = part.parent_id.and_then(|parent| new_ids.get(&parent).copied());
        if parent.is_none() || part.repeat.is_some() {
            continue;
        }
        let part_of_next = renewed(part, new_id(part), days, done);
        new_ids.insert(part.id, part_of_next.id);
        made.push(Task { parent_id: parent, series_id: None, occurrence_day: None, ..part_of_next });
    }
    made
}

/// What became of a task and of its parts in the next occurrence, whose row for the task itself is `next`: each id with
/// the one there. Reminders go along by it, and come back by it when the occurrence goes again. `first_day`: of the
/// series.
#[must_use]
pub fn became(task: &Task, tree: &TaskTree, next: &Task, first_day: Date) -> Vec<(TaskId, TaskId)> {
    let Some(key) = next.occurrence_day else { return vec![(task.id, next.id)] };
    let occurrence = NextOccurrence { day: key, key, skipped: 0, first_day };
    let parts = tree.below(task.id).into_iter().map(|part| (part.id, occurrence.id_of(part)));
    core::iter::once((task.id, next.id)).chain(parts).collect()
}

/// The day from which the other days of a task keep their distance: that of the series, so that a day that was moved
/// does not move the next one; of what counts from completion its own, because no day is given there.
fn stands_on(task: &Task) -> Option<Date> {
    let counts_from_completion = task.repeat.as_ref().is_some_and(|rule| rule.from == RepeatFrom::Completion);
    let own = if counts_from_completion { task.day() } else { None };
    own.or(task.occurrence_day).or_else(|| task.day())
}

/// A task as it was before anything was done, so many days later.
fn renewed(task: &Task, id: TaskId, days: i32, done: &Completion) -> Task {
    let moved = |day: Date| day.saturating_add(days.days());
    Task {
        id,
        start_day: task.start_day.map(moved),
        due: task.due.as_ref().map(|due| due.moved_to(moved(due.day))),
        deadline: task.deadline.map(moved),
        spent_minutes: 0,
        checklist: unticked(&task.checklist),
        timeframe: None,
        planned_on: None,
        skipped: 0,
        completed_at: None,
        completed_on: None,
        dismissed_at: None,
        changed_on: done.day,
        deleted_at: None,
        created_at: done.at,
        version: 1,
        ..task.clone()
    }
}

fn days_from(before: Date, after: Date) -> i32 {
    crate::time::day_number(after) - crate::time::day_number(before)
}
