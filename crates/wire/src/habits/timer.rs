//! The timer of a habit.

use domain::{habits::TimerRun, ids::HabitId};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::EntryView;

/// A timer that runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimerView {
    /// Whose timer.
    pub habit_id: Uuid,
    /// The timer: the id of its earliest start.
    pub id: Uuid,
    /// Starts on other devices that joined it. Each of these ids names it as well.
    #[serde(default)]
    pub joined: Vec<Uuid>,
    /// When it began.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub started_at: Timestamp,
    /// The local day to which its time will be added.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
}

impl TimerView {
    /// The timer of a habit.
    #[must_use]
    pub fn new(habit: HabitId, run: TimerRun) -> Self {
        let TimerRun { id, joined, started_at, day } = run;
        Self { habit_id: habit.uuid(), id, joined, started_at, day }
    }

    /// The timer as the rules read it.
    #[must_use]
    pub fn into_run(self) -> TimerRun {
        let Self { id, joined, started_at, day, .. } = self;
        TimerRun { id, joined, started_at, day }
    }
}

/// Whether a timer runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimerStateView {
    /// The timer; null when none runs.
    pub running: Option<TimerView>,
}

/// Starts a timer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimerStartBody {
    /// UUIDv7 of the client's making; the server makes one when left out.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// When it began, if not now; later than now is held at now.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub started_at: Option<Timestamp>,
}

/// Stops a timer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TimerStopBody {
    /// Which timer; whichever runs when left out.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// When it really ended, if not now; later than now is held at now.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub ended_at: Option<Timestamp>,
    /// Counts also more than twelve hours, which is refused with `ran_long` otherwise.
    #[serde(default)]
    pub sure: bool,
}

/// A timer that was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimerStoppedView {
    /// The day with the time added; null when it was too short to count.
    pub entry: Option<EntryView>,
}
