//! Tasks and their series as this device holds them, and what the rules of the server do to them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ids::{HabitId, TaskId, TaskSeriesId},
    tasks::{
        Completion, DeleteReach, NextOccurrence, OrderKey, ReopenPlan, SeriesPlan, Task, TaskSeries, TaskTree, became,
        delete_plan, in_series, next_of, next_tasks, reopen_plan, takes_key,
    },
};
use jiff::{Timestamp, civil::Date};

use super::{SharedTasks, habit_logs::Logged};

/// All that is known of tasks.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::offline) struct LocalTasks {
    /// Those in the trash too, as far as they went there from here.
    pub(in crate::offline) rows: SharedTasks,
    pub(in crate::offline) series: BTreeMap<TaskSeriesId, TaskSeries>,
    /// By the task that was done.
    pub(in crate::offline) logs: BTreeMap<TaskId, Logged>,
    /// What operations wrote since this was last emptied.
    pub(in crate::offline) written: BTreeSet<TaskId>,
    /// Between which tasks reminders go since this was last emptied, in order.
    pub(in crate::offline) handed_on: Vec<(TaskId, TaskId)>,
}

impl LocalTasks {
    /// A task that is not in the trash.
    pub(in crate::offline) fn present(&self, id: TaskId) -> Option<&Task> {
        self.rows.get(id).filter(|task| task.deleted_at.is_none())
    }

    /// The days of habits that were checked in with some tasks.
    pub(in crate::offline) fn logged(&self, tasks: &BTreeSet<TaskId>) -> Vec<(HabitId, Option<Date>)> {
        tasks.iter().filter_map(|task| self.logs.get(task)).map(|logged| (logged.habit, Some(logged.day))).collect()
    }

    /// The place behind every open task.
    pub(in crate::offline) fn end(&self) -> OrderKey {
        let last = self.rows.iter().filter(|task| task.is_open()).map(|task| &task.position).max();
        OrderKey::between(last, None).unwrap_or_else(OrderKey::first)
    }

    /// Puts a task that was just made or changed in its place, and settles what that means for its series.
    pub(in crate::offline) fn write(&mut self, before: Option<&Task>, task: Task) {
        let (id, series) = (task.id, task.series_id);
        let is_taken = |day: Date| {
            let is_other = |other: &&Task| series.is_some() && other.series_id == series && other.id != id;
            self.rows.iter().filter(is_other).any(|other| takes_key(other, day))
        };
        let known = series.and_then(|series| self.series.get(&series));
        let (task, changed) = in_series(before, task, known, is_taken);
        if let Some(series) = changed {
            self.series.insert(series.id, series);
        }
        self.put(task);
    }

    /// Changes a task that is not in the trash.
    pub(in crate::offline) fn change(&mut self, id: TaskId, change: impl FnOnce(&Task) -> Option<Task>) -> Option<()> {
        let before = self.present(id)?.clone();
        let written = Task { version: before.version + 1, ..change(&before)? };
        self.write(Some(&before), written);
        Some(())
    }

    /// Says that a task is done, and makes what follows it.
    pub(in crate::offline) fn finish(&mut self, task: &Task, done: &Completion) {
        let finished = Task {
            completed_at: Some(done.at),
            completed_on: Some(done.day),
            changed_on: done.day,
            version: task.version + 1,
            ..task.clone()
        };
        let next = next_of(&finished, self.series_of(task), &self.around(task), done);
        self.put(finished);
        if let Some(next) = next {
            self.make(task, next, done);
        }
    }

    /// Makes the next occurrence of a task with its parts; nothing where the series has one with its key. One that was
    /// thrown away keeps its id, because a series has one row for a key.
    fn make(&mut self, task: &Task, next: NextOccurrence, done: &Completion) {
        let has_key = |other: &&Task| other.series_id == task.series_id && other.occurrence_day == Some(next.key);
        let there = self.rows.iter().find(has_key).map(|there| (there.id, there.deleted_at.is_some()));
        if matches!(there, Some((_, false))) {
            return;
        }
        let head = there.map(|(id, _)| id);
        let id_of = |of: &Task| head.filter(|_| of.id == task.id).unwrap_or_else(|| next.id_of(of));
        let (made, pairs) = {
            let tree = self.around(task);
            let made = next_tasks(task, &tree, next, done, id_of);
            let pairs = made.first().map(|head| became(task, &tree, head, next.first_day)).unwrap_or_default();
            (made, pairs)
        };
        let is_made = |(_, to): &(TaskId, TaskId)| made.iter().any(|row| row.id == *to);
        self.handed_on.extend(pairs.into_iter().filter(is_made));
        made.into_iter().for_each(|row| self.put(row));
    }

    /// Puts a task into the trash, as far as its series is meant too.
    pub(in crate::offline) fn delete(&mut self, task: &Task, reach: DeleteReach, now: &Completion) {
        let series = self.series_of(task).cloned();
        let plan = delete_plan(task, series.as_ref(), &self.around(task), reach, now);
        match (plan.series, series) {
            // Before its parts are in the trash, because the next ones are made from them.
            (SeriesPlan::Make(next), _) => self.make(task, next, now),
            (SeriesPlan::EndOn(last), Some(series)) => {
                self.series.insert(series.id, series.ended_on(last));
            }
            (SeriesPlan::Remove, Some(series)) => {
                self.series.remove(&series.id);
            }
            _ => {}
        }
        self.trash(&plan.delete, now.at);
    }

    /// Puts tasks into the trash.
    pub(in crate::offline) fn trash(&mut self, ids: &BTreeSet<TaskId>, at: Timestamp) {
        self.written.extend(ids);
        self.rows.change(
            |task| ids.contains(&task.id),
            |task| {
                task.deleted_at = Some(at);
                task.version += 1;
            },
        );
    }

    /// Takes tasks out of the trash, with the parts that went together with them.
    pub(in crate::offline) fn bring_back(&mut self, ids: impl IntoIterator<Item = TaskId>) {
        let in_trash = |id: &TaskId| self.rows.get(*id).and_then(|task| task.deleted_at);
        let mut back: BTreeMap<TaskId, Timestamp> =
            ids.into_iter().filter_map(|id| in_trash(&id).map(|at| (id, at))).collect();
        let mut known = 0;
        // Until a level adds nothing; a part may stand before what it is a part of.
        while known < back.len() {
            known = back.len();
            for part in &self.rows {
                let parent = part.parent_id.and_then(|parent| back.get(&parent).copied());
                if let Some(at) = parent.filter(|at| part.deleted_at == Some(*at)) {
                    back.insert(part.id, at);
                }
            }
        }
        self.written.extend(back.keys());
        self.rows.change(
            |task| back.contains_key(&task.id),
            |task| {
                task.deleted_at = None;
                task.version += 1;
            },
        );
        for id in back.into_keys() {
            self.settle_back(id);
        }
    }

    /// An open task that is here again has its series, and the occurrence that came in its place goes unless it was
    /// used.
    fn settle_back(&mut self, id: TaskId) {
        let Some(task) = self.present(id).filter(|task| task.is_open()).cloned() else { return };
        if let (Some(id), Some(rule), Some(day)) = (task.series_id, &task.repeat, task.occurrence_day) {
            let known = self.series.get(&id).cloned();
            if known.as_ref().is_none_or(|series| !series.has_day_from(day)) {
                let begun = TaskSeries { id, rule: rule.clone(), first_day: day, version: 1 };
                self.series.insert(id, known.map_or(begun, |series| TaskSeries { rule: rule.clone(), ..series }));
            }
        }
        if let ReopenPlan::Replacing(next) = reopen_plan(&task, &self.around(&task)) {
            self.take_reminders_back(&task, next);
            let parts = self.around(&task).below(next).into_iter().map(|part| part.id).collect::<Vec<_>>();
            self.forget(&parts.into_iter().chain([next]).collect());
        }
    }

    /// Gives a task and its parts the reminders back that went along to the next occurrence, before that one goes
    /// again.
    pub(in crate::offline) fn take_reminders_back(&mut self, task: &Task, next: TaskId) {
        let pairs = {
            let tree = self.around(task);
            let Some(next) = tree.task(next) else { return };
            let first_day = self.series_of(task).map(|series| series.first_day).or(next.occurrence_day);
            first_day.map(|day| became(task, &tree, next, day)).unwrap_or_default()
        };
        self.handed_on.extend(pairs.into_iter().map(|(from, to)| (to, from)));
    }

    /// Forgets tasks that were only shown until the server's word.
    pub(in crate::offline) fn forget(&mut self, ids: &BTreeSet<TaskId>) {
        self.rows.remove(|task| ids.contains(&task.id));
    }

    /// The tree of the series of a task and of all parts: as much as the rules of one series look at, because a tree of
    /// everything that was ever done takes longer than they do.
    pub(in crate::offline) fn around(&self, task: &Task) -> TaskTree<'_> {
        let is_near = |other: &&Task| {
            let is_of_series = task.series_id.is_some() && other.series_id == task.series_id;
            is_of_series || other.parent_id.is_some() || other.id == task.id
        };
        TaskTree::new(self.rows.iter().filter(is_near))
    }

    fn series_of(&self, task: &Task) -> Option<&TaskSeries> {
        task.series_id.and_then(|id| self.series.get(&id))
    }

    fn put(&mut self, task: Task) {
        self.written.insert(task.id);
        self.rows.put(task);
    }
}
