//! The strength over time, thinned out to what a drawing can show.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use crate::habits::{
    Calendar, HabitInput, ScorePoint,
    calendar::{date_of, day_number},
    rules::{Trace, trace},
};

/// How far back the curve goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CurveSpan {
    /// Ninety days.
    Quarter,
    /// A year.
    #[default]
    Year,
    /// From the first day.
    All,
}

impl CurveSpan {
    /// Every span, the shortest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Year, Self::All];

    /// The word in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::All => "all",
        }
    }

    /// # Errors
    /// `unknown_choice`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        Self::ALL.into_iter().find(|span| span.as_str() == text).ok_or("unknown_choice")
    }

    pub(super) fn first(self, cal: Calendar, start: Date) -> Date {
        match self {
            Self::Quarter => cal.today.saturating_sub(89.days()),
            Self::Year => cal.today.saturating_sub(364.days()),
            Self::All => start,
        }
    }
}

/// The strength from `from` to `to`, both included, oldest first: every day, or every so many, so that there are at
/// most `most` points and `to` is one of them. Days before the first one and after today have none.
#[must_use]
pub fn score_points(input: &HabitInput, cal: Calendar, from: Date, to: Date, most: usize) -> Vec<ScorePoint> {
    thinned(&trace(input, cal), from, to, most)
}

pub(super) fn thinned(trace: &Trace, from: Date, to: Date, most: usize) -> Vec<ScorePoint> {
    let (from, to) = (day_number(from), day_number(to));
    let days: Vec<ScorePoint> = trace
        .days
        .iter()
        .filter(|day| (from..=to).contains(&day.number))
        .map(|day| ScorePoint { day: date_of(day.number), score: day.score.clamp(0.0, 1.0) })
        .collect();
    let every = days.len().div_ceil(most.max(1)).max(1);
    let mut points: Vec<ScorePoint> = days.into_iter().rev().step_by(every).collect();
    points.reverse();
    points
}
