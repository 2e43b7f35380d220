//! The server's state as this device holds it, in the shape that the rules read. Habits and their days are kept apart
//! because either may arrive first.

use std::collections::{BTreeMap, BTreeSet};

use domain::habits::{DayText, Document, DocumentKind, Habit, HabitInput, History, TimerRun, pauses_of};
use domain::ids::HabitId;
use jiff::civil::Date;
use uuid::Uuid;
use wire::{
    habits::{HabitView, TimerView},
    sync::HabitYearView,
};

use super::operation::StoredOperation;
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
}

impl LocalState {
    pub(super) const fn empty(user: ReplicaUser) -> Self {
        Self {
            user,
            habits: BTreeMap::new(),
            days: BTreeMap::new(),
            timers: BTreeMap::new(),
            documents: BTreeMap::new(),
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

    /// Takes a group, an identity, a pause, a stack or a reminder over.
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
        for op in ops {
            projection::apply(&mut state, op);
        }
        let Self { user, habits, mut days, timers, documents } = state;
        let mut replica =
            Replica { timers, pending: pending(ops), pending_documents: pending_documents(ops), ..Replica::of(user) };
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

/// The groups, identities, pauses, stacks and reminders that wait to be sent.
fn pending_documents(ops: &[StoredOperation]) -> BTreeSet<Uuid> {
    ops.iter().filter(|op| op.is_unsent()).filter_map(StoredOperation::document).map(|(_, id, _)| id).collect()
}
