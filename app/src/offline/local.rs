//! The server's state as this device holds it, in the shape that the rules read. Habits and their days are kept apart
//! because either may arrive first.

use std::collections::{BTreeMap, BTreeSet};

use domain::habits::{DayText, Document, DocumentKind, Habit, HabitInput, History, TimerRun, pauses_of};
use domain::ids::{HabitId, TaskId};
use domain::tasks::{Task, TaskSeries};
use jiff::civil::Date;
use uuid::Uuid;
use wire::{
    habits::{HabitView, TimerView},
    sync::HabitYearView,
    tasks::{TaskSeriesView, TaskView},
};

use super::operation::StoredOperation;
use super::tasks::LocalTasks;
use super::{Replica, ReplicaUser, projection};

/// A habit and the start day that its owner chose.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LocalHabit {
    pub(super) habit: Habit,
    pub(super) chosen_starts_on: Date,
}

/// All that is known of one habit's days.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct LocalDays {
    pub(super) history: History,
    pub(super) texts: BTreeMap<Date, DayText>,
}

/// Everything the replica is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LocalState {
    pub(super) user: ReplicaUser,
    pub(super) habits: BTreeMap<HabitId, LocalHabit>,
    pub(super) days: BTreeMap<HabitId, LocalDays>,
    pub(super) timers: BTreeMap<HabitId, TimerRun>,
    pub(super) documents: BTreeMap<(DocumentKind, Uuid), Document>,
    pub(super) tasks: LocalTasks,
}

impl LocalState {
    pub(super) fn empty(user: ReplicaUser) -> Self {
        Self {
            user,
            habits: BTreeMap::new(),
            days: BTreeMap::new(),
            timers: BTreeMap::new(),
            documents: BTreeMap::new(),
            tasks: LocalTasks::default(),
        }
    }

    /// Takes a habit over as the server tells it.
    pub(super) fn put_habit(&mut self, view: HabitView) {
        let chosen_starts_on = view.chosen_starts_on;
        let habit = view.into_habit();
        self.habits.insert(habit.id, LocalHabit { habit, chosen_starts_on });
    }

    /// Forgets a habit; its days stay, for the case that it comes back out of the trash.
    pub(super) fn remove_habit(&mut self, id: HabitId) {
        self.habits.remove(&id);
    }

    /// Takes tasks over as the server tells them.
    pub(super) fn put_tasks(&mut self, views: impl IntoIterator<Item = TaskView>) {
        self.tasks.rows.put_all(views.into_iter().map(Task::from));
    }

    /// Forgets a task.
    pub(super) fn remove_task(&mut self, id: TaskId) {
        self.tasks.rows.remove(|task| task.id == id);
    }

    /// Takes a series of tasks over as the server tells it.
    pub(super) fn put_series(&mut self, view: TaskSeriesView) {
        let series = TaskSeries::from(view);
        self.tasks.series.insert(series.id, series);
    }

    /// Takes a document over: a group, a pause, a project.
    pub(super) fn put_document(&mut self, document: Document) {
        self.documents.insert((document.kind(), document.id()), document);
    }

    /// Forgets one.
    pub(super) fn remove_document(&mut self, kind: DocumentKind, id: Uuid) {
        self.documents.remove(&(kind, id));
    }

    /// Takes a year over as the server tells it, with what was written about its days.
    pub(super) fn put_year(&mut self, view: &HabitYearView) {
        let days = self.days.entry(HabitId(view.habit_id)).or_default();
        days.replace_year(view.year, Some(view));
    }

    /// Forgets a year.
    pub(super) fn remove_year(&mut self, id: HabitId, year: i16) {
        if let Some(days) = self.days.get_mut(&id) {
            days.replace_year(year, None);
        }
    }

    /// Takes a timer that runs over as the server tells it.
    pub(super) fn put_timer(&mut self, view: TimerView) {
        self.timers.insert(HabitId(view.habit_id), view.into_run());
    }

    /// What pages show: this state with the operations on top, in order.
    pub(super) fn replica(&self, ops: &[StoredOperation]) -> Replica {
        let mut state = self.clone();
        let (mut pending, mut pending_tasks) = (pending(ops), BTreeSet::new());
        for op in ops {
            projection::apply(&mut state, op);
            let written = std::mem::take(&mut state.tasks.written);
            if op.is_unsent() {
                pending.extend(state.tasks.logged(&written));
                pending_tasks.extend(written);
            }
        }
        let Self { user, habits, mut days, timers, documents, tasks } = state;
        let mut replica = Replica {
            timers,
            pending,
            pending_documents: pending_documents(ops),
            tasks: tasks.rows,
            task_series: tasks.series.into_values().collect(),
            pending_tasks,
            ..Replica::of(user)
        };
        documents.into_values().for_each(|document| replica.take(document));
        for (id, LocalHabit { habit, chosen_starts_on }) in habits {
            let LocalDays { history, texts } = days.remove(&id).unwrap_or_default();
            let pauses = pauses_of(&habit, &replica.pauses);
            replica.habits.push(HabitInput { habit, history, pauses });
            replica.chosen_starts_on.insert(id, chosen_starts_on);
            replica.texts.insert(id, texts);
        }
        replica.put_in_order();
        replica
    }
}

impl LocalDays {
    /// Replaces a year by what the server tells of it, or by nothing.
    fn replace_year(&mut self, year: i16, by: Option<&HabitYearView>) {
        let others = self.history.years().filter(|kept| kept.year() != year).cloned();
        self.history = History::from_years(others.chain(by.map(HabitYearView::to_year)).collect::<Vec<_>>());
        self.texts.retain(|day, _| day.year() != year);
        if let Some(view) = by {
            view.collect_texts(&mut self.texts);
        }
    }
}

/// The days and habits that wait to be sent.
fn pending(ops: &[StoredOperation]) -> BTreeSet<(HabitId, Option<Date>)> {
    ops.iter().filter(|op| op.is_unsent()).filter_map(|op| op.habit_id().map(|id| (id, op.day()))).collect()
}

/// The documents that wait to be sent.
fn pending_documents(ops: &[StoredOperation]) -> BTreeSet<Uuid> {
    ops.iter().filter(|op| op.is_unsent()).filter_map(StoredOperation::document).map(|(_, id, _)| id).collect()
}
