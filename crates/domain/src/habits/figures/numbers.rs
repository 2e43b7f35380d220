//! What figures are made of: each with the numbers that it was computed from, so that a page can show them. Types only.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::habits::{EntryStatus, Quantity, StreakUnit};

/// One run of met obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreakRun {
    /// First day.
    pub first: Date,
    /// Last day, not after today.
    pub last: Date,
    /// How many met obligations.
    pub length: u32,
    /// What is counted.
    pub unit: StreakUnit,
    /// Misses that it survived.
    pub reserves_used: u32,
    /// Whether it is alive today.
    pub is_current: bool,
}

/// The strength on a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScorePoint {
    /// Which day.
    pub day: Date,
    /// 0 to 1.
    pub score: f64,
}

/// How strength moves now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ScoreStep {
    /// The share of the strength that stays, 0 to 1; the rest comes from the day.
    pub stays: f64,
    /// Whether it moves on due days only, or on every day by the days up to it.
    pub on_due_days: bool,
}

/// Which days a rate is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateSpan {
    /// So many days up to today.
    LastDays(u16),
    /// A calendar year.
    Year(i16),
}

/// What came of all that was due over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Settled {
    /// Due days, weeks or months that were met.
    pub met: u32,
    /// Those that were missed.
    pub missed: u32,
    /// Those that were left out on purpose; they count neither way.
    pub excused: u32,
}

impl Settled {
    /// Met and missed together.
    #[must_use]
    pub const fn of(&self) -> u32 {
        self.met + self.missed
    }

    /// What was met of what was met or missed, 0 to 1; none when nothing was due.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        (self.of() > 0).then(|| f64::from(self.met) / f64::from(self.of()))
    }
}

/// How much was met over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateFigure {
    /// Which days.
    pub span: RateSpan,
    /// What came of them.
    pub settled: Settled,
}

/// How one weekday went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekdayFigure {
    /// Monday 0 to Sunday 6.
    pub weekday: i8,
    /// Days that counted.
    pub kept: u32,
    /// Days that were asked for and are over; skipped ones are left out.
    pub of: u32,
}

impl WeekdayFigure {
    /// What was kept of what was asked for, 0 to 1; none when nothing was.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.kept) / f64::from(self.of))
    }
}

/// What a calendar period adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodTotal {
    /// First day of the period.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The amounts that were noted; for habits without amounts, the days that counted.
    pub total: Quantity,
    /// What it was to be: to reach, or for a limit to stay within. None where days have no common measure.
    pub target: Option<Quantity>,
    /// Days that counted.
    pub counted: u32,
    /// Days that were skipped; the target asks nothing of them.
    pub skipped: u32,
    /// Whether it is not over yet.
    pub is_open: bool,
}

/// A time without a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeTime {
    /// The day of the slip before it, or the first day.
    pub from: Date,
    /// The day of the slip that ended it, or today.
    pub to: Date,
    /// Days from the one to the other.
    pub days: u32,
    /// Whether it goes on.
    pub is_current: bool,
}

/// What a habit to quit comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuitFigures {
    /// The last day with a slip.
    pub last_slip: Option<Date>,
    /// How many days had one.
    pub slips: u32,
    /// The time since the last slip, or since the first day.
    pub now: FreeTime,
    /// All times between slips, longest first, then newest.
    pub free: Vec<FreeTime>,
}

/// When something was noted, by the wall clock of the place where it was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day it was noted for.
    pub day: Date,
    /// The wall clock.
    pub at: DateTime,
    /// What was said.
    pub status: Option<EntryStatus>,
    /// Amount.
    pub value: Option<Quantity>,
}

/// How often something was noted in some hours of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeBand {
    /// First hour, 0 to 20.
    pub from_hour: u8,
    /// How many days.
    pub count: u32,
}

impl TimeBand {
    /// Hours of a band: as long as each other, so that their heights can be compared.
    pub const HOURS: u8 = 4;

    /// The hour after the last, 4 to 24.
    #[must_use]
    pub const fn to_hour(&self) -> u8 {
        self.from_hour + Self::HOURS
    }
}

/// At what time of day a habit happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesOfDay {
    /// Days that were noted on the day itself.
    pub counted: u32,
    /// Days that were noted on another day, so that their hour says nothing.
    pub later: u32,
    /// Six bands from midnight; empty while too little is known.
    pub bands: Vec<TimeBand>,
}

impl TimesOfDay {
    /// Fewer days than these say nothing.
    pub const LEAST: u32 = 10;
}
