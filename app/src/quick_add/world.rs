//! What a line can name, and the clock by which it is read: from the server, or from this device's replica.

use domain::{
    ids::HabitId,
    tasks::{Label, Project, Section, filter::TaskNames},
};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::offline::{Replica, wall_now};

/// Everything beside the line itself that says what it means.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct QuickAddWorld {
    /// The owner's wall clock.
    pub now: DateTime,
    pub projects: Vec<Project>,
    pub sections: Vec<Section>,
    pub labels: Vec<Label>,
    /// Habits that are in use, by name.
    pub habits: Vec<(HabitId, String)>,
}

impl QuickAddWorld {
    /// As this device knows it.
    pub(super) fn of_replica(replica: &Replica) -> Option<Self> {
        let in_use = replica.habits.iter().map(|input| &input.habit).filter(|habit| habit.archived_at.is_none());
        Some(Self {
            now: wall_now(&replica.user.preferences.time_zone)?,
            projects: replica.projects.clone(),
            sections: replica.sections.clone(),
            labels: replica.labels.clone(),
            habits: in_use.map(|habit| (habit.id, habit.name.clone())).collect(),
        })
    }

    /// The names to look up.
    pub(super) fn names(&self) -> TaskNames<'_> {
        let habits = self.habits.iter().map(|(id, name)| (*id, name.as_str()));
        TaskNames::new(&self.projects, &self.sections, &self.labels, habits)
    }
}
