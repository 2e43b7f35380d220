//! What the rules answer: how a day stands, how long a run is, what share was kept. Types only, so that pages and the
//! interface can name them without the rules.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::habits::{EntryStatus, Quantity};

/// How one day of a habit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// Something is still to be done, and can be.
    Due,
    /// The day counts, or its week, month or window has what it needs already.
    Met,
    /// Left out on purpose.
    Excused,
    /// Nothing is asked of the day.
    NotDue,
    /// Closed without what was due.
    Missed,
}

impl DayState {
    /// The transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Met => "met",
            Self::Excused => "excused",
            Self::NotDue => "not_due",
            Self::Missed => "missed",
        }
    }
}

/// What a streak counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreakUnit {
    /// Due days.
    Day,
    /// Calendar weeks.
    Week,
    /// Calendar months.
    Month,
}

impl StreakUnit {
    /// The transmitted word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }
}

/// Runs of met obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Streak {
    /// The run that is alive today.
    pub current: u32,
    /// The longest run.
    pub best: u32,
    /// What is counted.
    pub unit: StreakUnit,
    /// Misses that the run still survives this month.
    pub reserves_left: u8,
    /// Misses that runs survived so far, in all months.
    pub reserves_used: u32,
}

/// One square of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatDay {
    /// Which day.
    pub day: Date,
    /// 0 (nothing) to 4 (all of it).
    pub level: u8,
    /// Amount.
    pub value: Option<Quantity>,
    /// What was said.
    pub status: Option<EntryStatus>,
}

/// Met obligations of all that were met or missed, 0 to 1; none when nothing was due.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Rates {
    /// Over the 30 days up to today.
    pub rate_30d: Option<f64>,
    /// Over the 90 days up to today.
    pub rate_90d: Option<f64>,
}

/// How far a week, month or window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodProgress {
    /// Days that count.
    pub done: u16,
    /// Days that are needed: the habit's number, or fewer when skips leave fewer days.
    pub need: u16,
    /// The amount so far, where amounts are added up ("20 km a week").
    pub total: Option<Quantity>,
}
