//! Figures of an old app beside ours.

use domain::{
    habits::StreakUnit,
    imports::{Difference, Figures, TheirFigures},
};
use serde::{Deserialize, Serialize};

/// What the old app says of a habit, by its own rules.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TheirFiguresView {
    /// The run that lasts until today or yesterday, in days.
    pub streak: Option<u32>,
    /// The longest run, in days.
    pub best_streak: Option<u32>,
    /// Strength, 0 to 1.
    pub score: Option<f64>,
}

/// What we say of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FiguresView {
    /// The run that is alive.
    pub streak: u32,
    /// The longest run.
    pub best_streak: u32,
    /// `day`, `week` or `month`: what is counted.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub unit: StreakUnit,
    /// Strength, 0 to 1.
    pub score: f64,
}

/// A reason why the two differ.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum DifferenceView {
    /// They count days, we count weeks or months that have what they need.
    CountsPeriods {
        /// Their days.
        theirs: u32,
        /// Our weeks or months.
        ours: u32,
        /// `week` or `month`.
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        unit: StreakUnit,
    },
    /// Skipped days lengthen a run there, and only keep it alive here.
    SkippedDays {
        /// How many.
        days: u32,
    },
    /// The old app filled in days that were not ticked.
    ImpliedDays {
        /// How many.
        days: u32,
    },
    /// Our run survived misses by its reserves.
    Reserves {
        /// How much shorter it would be without them.
        days: u32,
    },
    /// Today is still open: it counts against one there, and not yet here.
    OpenToday {},
    /// Days of a limit about which nothing was noted are perfect there, and unknown here.
    SilentDays {},
    /// Strength is counted by other rules.
    OtherScore {
        /// Theirs, 0 to 1.
        theirs: f64,
        /// Ours, 0 to 1.
        ours: f64,
    },
    /// Runs are counted by other rules.
    OtherStreak {
        /// Theirs.
        theirs: u32,
        /// Ours.
        ours: u32,
    },
}

impl From<TheirFigures> for TheirFiguresView {
    fn from(theirs: TheirFigures) -> Self {
        Self { streak: theirs.streak, best_streak: theirs.best_streak, score: theirs.score }
    }
}

impl From<Figures> for FiguresView {
    fn from(ours: Figures) -> Self {
        Self { streak: ours.streak, best_streak: ours.best, unit: ours.unit, score: ours.score }
    }
}

impl From<Difference> for DifferenceView {
    fn from(difference: Difference) -> Self {
        match difference {
            Difference::CountsPeriods { theirs, ours, unit } => Self::CountsPeriods { theirs, ours, unit },
            Difference::SkippedDays { days } => Self::SkippedDays { days },
            Difference::ImpliedDays { days } => Self::ImpliedDays { days },
            Difference::Reserves { days } => Self::Reserves { days },
            Difference::OpenToday {} => Self::OpenToday {},
            Difference::SilentDays {} => Self::SilentDays {},
            Difference::OtherScore { theirs, ours } => Self::OtherScore { theirs, ours },
            Difference::OtherStreak { theirs, ours } => Self::OtherStreak { theirs, ours },
        }
    }
}
