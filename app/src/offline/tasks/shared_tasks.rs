//! A person's tasks in memory. Done ones are kept, so there are many of them, and hardly any ever changes: the list is
//! shared by everything that shows it and copied only where something is written.

use std::{ops::Deref, slice::Iter, sync::Arc};

use domain::{ids::TaskId, tasks::Task};

/// Tasks by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SharedTasks(Arc<Vec<Task>>);

impl SharedTasks {
    /// A task by its id.
    #[must_use]
    pub fn get(&self, id: TaskId) -> Option<&Task> {
        self.place(id).ok().and_then(|at| self.0.get(at))
    }

    /// Puts a task in, or in the place of the one with its id.
    pub(in crate::offline) fn put(&mut self, task: Task) {
        let place = self.place(task.id);
        let tasks = Arc::make_mut(&mut self.0);
        match place {
            Ok(at) => {
                if let Some(known) = tasks.get_mut(at) {
                    *known = task;
                }
            }
            Err(at) => tasks.insert(at, task),
        }
    }

    /// Puts many in, each in the place of the one with its id: in one pass where many arrive, as at the start.
    pub(in crate::offline) fn put_all(&mut self, tasks: impl IntoIterator<Item = Task>) {
        let mut fresh: Vec<Task> = tasks.into_iter().collect();
        if let [_] = fresh.as_slice() {
            fresh.into_iter().for_each(|task| self.put(task));
            return;
        }
        if fresh.is_empty() {
            return;
        }
        // Behind those that are known, so that turned around the last word on each comes first.
        let known = Arc::make_mut(&mut self.0);
        known.append(&mut fresh);
        known.reverse();
        *self = Self::from(std::mem::take(known));
    }

    /// Forgets the tasks for which this says so.
    pub(in crate::offline) fn remove(&mut self, is_gone: impl Fn(&Task) -> bool) {
        if self.0.iter().any(&is_gone) {
            Arc::make_mut(&mut self.0).retain(|task| !is_gone(task));
        }
    }

    /// Changes the tasks for which this says so.
    pub(in crate::offline) fn change(&mut self, is_meant: impl Fn(&Task) -> bool, change: impl Fn(&mut Task)) {
        if self.0.iter().any(&is_meant) {
            Arc::make_mut(&mut self.0).iter_mut().filter(|task| is_meant(task)).for_each(change);
        }
    }

    fn place(&self, id: TaskId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |task| task.id)
    }
}

impl Deref for SharedTasks {
    type Target = [Task];

    fn deref(&self) -> &[Task] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a SharedTasks {
    type Item = &'a Task;
    type IntoIter = Iter<'a, Task>;

    fn into_iter(self) -> Iter<'a, Task> {
        self.0.iter()
    }
}

impl From<Vec<Task>> for SharedTasks {
    /// In any order; of two with the same id the first stays.
    fn from(mut tasks: Vec<Task>) -> Self {
        tasks.sort_by_key(|task| task.id);
        tasks.dedup_by_key(|task| task.id);
        Self(Arc::new(tasks))
    }
}

#[cfg(test)]
mod tests {
    use domain::tasks::{OrderKey, TaskFields};
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> TaskId {
        TaskId(Uuid::from_u128(number))
    }

    fn task(number: u128) -> Task {
        let fields = TaskFields::titled(format!("Task {number}"));
        Task::new(id(number), fields, OrderKey::first(), Timestamp::UNIX_EPOCH, date(2026, 3, 12))
    }

    fn numbers(tasks: &SharedTasks) -> Vec<u128> {
        tasks.into_iter().map(|task| task.id.uuid().as_u128()).collect()
    }

    #[test]
    fn a_task_is_found_replaced_and_removed_by_its_id() {
        let mut tasks = SharedTasks::from(vec![task(3), task(1)]);
        tasks.put(task(2));
        tasks.put(Task { version: 7, ..task(3) });
        assert_eq!((numbers(&tasks), tasks.get(id(3)).map(|task| task.version)), (vec![1, 2, 3], Some(7)));
        tasks.remove(|task| task.id == id(2));
        tasks.change(|task| task.id == id(1), |task| task.version = 5);
        assert_eq!((numbers(&tasks), tasks.get(id(1)).map(|task| task.version)), (vec![1, 3], Some(5)));
        assert_eq!(tasks.get(id(2)), None);
    }

    #[test]
    fn of_many_that_arrive_the_last_word_on_each_stands() {
        let mut tasks = SharedTasks::from(vec![task(3), task(1)]);
        let last = Task { version: 3, ..task(3) };
        tasks.put_all([task(2), Task { version: 2, ..task(3) }, last.clone()]);
        assert_eq!((numbers(&tasks), tasks.get(id(3))), (vec![1, 2, 3], Some(&last)));
        tasks.put_all([]);
        tasks.put_all([task(4)]);
        assert_eq!(numbers(&tasks), [1, 2, 3, 4]);
    }

    #[test]
    fn what_is_shared_is_copied_only_when_something_is_written() {
        let mut mine = SharedTasks::from(vec![task(1)]);
        let theirs = mine.clone();
        mine.remove(|task| task.id == id(9));
        mine.change(|_| false, |task| task.version = 9);
        assert!(Arc::ptr_eq(&mine.0, &theirs.0));
        mine.put(Task { version: 2, ..task(1) });
        assert_eq!((mine.get(id(1)), theirs.get(id(1))), (Some(&Task { version: 2, ..task(1) }), Some(&task(1))));
    }
}
