//! What is decided before a file is taken over.

use std::collections::BTreeMap;

use domain::{
    ids::HabitId,
    imports::{DayOrder, HabitDecision, ImportChoices, WeekReading},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// All decisions about a file. They are replaced as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportChoicesBody {
    /// `rolling`: "three times a week" means in any seven days. `calendar`: from week start to week start. Rolling
    /// where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub week: Option<WeekReading>,
    /// In which zone instants become days, for files that name none: a name of the IANA database.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// `month_first` or `day_first`, for files whose dates may be read both ways.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub day_order: Option<DayOrder>,
    /// By the ids of the file. What is not named: a habit of an earlier import goes on, any other is made.
    #[serde(default)]
    pub habits: BTreeMap<String, HabitDecisionBody>,
}

/// What becomes of a habit of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum HabitDecisionBody {
    /// A new habit.
    Make {},
    /// Its days go into a habit that is there.
    Into {
        /// Which.
        habit_id: Uuid,
    },
    /// Nothing.
    Leave {},
}

impl From<HabitDecisionBody> for HabitDecision {
    fn from(body: HabitDecisionBody) -> Self {
        match body {
            HabitDecisionBody::Make {} => Self::Make {},
            HabitDecisionBody::Into { habit_id } => Self::Into { habit_id: HabitId(habit_id) },
            HabitDecisionBody::Leave {} => Self::Leave {},
        }
    }
}

impl From<HabitDecision> for HabitDecisionBody {
    fn from(decision: HabitDecision) -> Self {
        match decision {
            HabitDecision::Make {} => Self::Make {},
            HabitDecision::Into { habit_id } => Self::Into { habit_id: habit_id.uuid() },
            HabitDecision::Leave {} => Self::Leave {},
        }
    }
}

impl From<ImportChoicesBody> for ImportChoices {
    fn from(body: ImportChoicesBody) -> Self {
        let habits = body.habits.into_iter().map(|(id, decision)| (id, decision.into())).collect();
        Self { week: body.week, time_zone: body.time_zone, day_order: body.day_order, habits }
    }
}

impl From<ImportChoices> for ImportChoicesBody {
    fn from(choices: ImportChoices) -> Self {
        let habits = choices.habits.into_iter().map(|(id, decision)| (id, decision.into())).collect();
        Self { week: choices.week, time_zone: choices.time_zone, day_order: choices.day_order, habits }
    }
}
