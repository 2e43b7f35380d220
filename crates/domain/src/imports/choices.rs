//! What is decided before a file is taken over. Nothing is decided by the name of a habit alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::HabitId;

/// How "three times a week" is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekReading {
    /// In any seven days, as the old app counts.
    #[default]
    Rolling,
    /// From week start to week start.
    Calendar,
}

/// Which of two numbers of a date is the month, where a file does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 3/10 is the tenth of March.
    MonthFirst,
    /// 3/10 is the third of October.
    DayFirst,
}

/// What becomes of a habit of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum HabitDecision {
    /// A new habit.
    Make {},
    /// Its days go into a habit that is there.
    Into {
        /// Which.
        habit_id: HabitId,
    },
    /// Nothing.
    Leave {},
}

/// All decisions about a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportChoices {
    /// How "three times a week" is meant; rolling where nothing is said.
    #[serde(default)]
    pub week: Option<WeekReading>,
    /// In which zone instants become days; that of the file, else of its owner, where nothing is said.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// How ambiguous dates are meant.
    #[serde(default)]
    pub day_order: Option<DayOrder>,
    /// By the ids of the file. What is not named: a habit of an earlier import goes on, any other is made.
    #[serde(default)]
    pub habits: BTreeMap<String, HabitDecision>,
}

impl ImportChoices {
    /// Whether a file has to be read anew to follow these choices after those.
    #[must_use]
    pub fn reads_otherwise(&self, before: &Self) -> bool {
        (self.week, &self.time_zone, self.day_order) != (before.week, &before.time_zone, before.day_order)
    }
}
