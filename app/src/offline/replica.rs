//! What pages show while the app runs: the server's state as of the last pull with the unsent operations on top.

use std::collections::{BTreeMap, BTreeSet};

use domain::habits::{Calendar, DayText, HabitInput, TimerRun};
use domain::identity::{DisplayName, Preferences};
use domain::ids::{HabitId, UserId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose replica it is and how they like things shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplicaUser {
    /// Who.
    pub user_id: UserId,
    /// Name to be called by.
    pub display_name: DisplayName,
    /// Zone, day start, week start and formats.
    pub preferences: Preferences,
}

/// An immutable snapshot, shared by `Arc`.
#[derive(Debug, Clone, PartialEq)]
pub struct Replica {
    /// Whose.
    pub user: ReplicaUser,
    /// Without deleted ones, by position and then id.
    pub habits: Vec<HabitInput>,
    /// The start day that the owner chose, which an earlier entry does not change.
    pub chosen_starts_on: BTreeMap<HabitId, Date>,
    /// What was written about the days, by habit and day.
    pub texts: BTreeMap<HabitId, BTreeMap<Date, DayText>>,
    /// Timers that run.
    pub timers: BTreeMap<HabitId, TimerRun>,
    /// What is only on this device so far: a day of a habit, or the habit itself.
    pub pending: BTreeSet<(HabitId, Option<Date>)>,
}

impl Replica {
    /// The days and weeks by which rules are read.
    #[must_use]
    pub fn calendar(&self, today: Date) -> Calendar {
        Calendar { today, week_start: self.user.preferences.week_start.weekday() }
    }

    /// One habit, archived ones included.
    #[must_use]
    pub fn habit(&self, id: HabitId) -> Option<&HabitInput> {
        self.habits.iter().find(|input| input.habit.id == id)
    }

    /// What was written about a day.
    #[must_use]
    pub fn text(&self, id: HabitId, day: Date) -> DayText {
        self.texts.get(&id).and_then(|days| days.get(&day)).cloned().unwrap_or_default()
    }

    /// Whether a day of a habit, or the habit itself, waits to be sent.
    #[must_use]
    pub fn is_pending(&self, id: HabitId, day: Option<Date>) -> bool {
        self.pending.contains(&(id, day))
    }
}
