//! What a history says, and the list of a day.

use domain::habits::{DayState, Quantity, Streak, StreakUnit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::habits::{EntryView, HabitView, QuitView, RateView, TimesOfDayView, TotalsView, WeekdayFigureView};

/// The habits of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DailyView {
    /// Which day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// In the owner's order.
    pub items: Vec<DailyItem>,
}

/// One habit on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DailyItem {
    /// The habit.
    pub habit: HabitView,
    /// What was said of the day; null when nothing was.
    pub entry: Option<EntryView>,
    /// `due`, `met`, `excused`, `not_due` or `missed`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub state: DayState,
    /// The run up to today.
    pub streak: StreakView,
    /// Strength, 0 to 1.
    pub score: f64,
}

/// Runs of a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreakView {
    /// The run that is alive.
    pub current: u32,
    /// The longest run ever.
    pub best: u32,
    /// `day`, `week` or `month`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub unit: StreakUnit,
    /// Misses that this month still forgives.
    pub reserves_left: u8,
}

impl From<Streak> for StreakView {
    fn from(streak: Streak) -> Self {
        Self { current: streak.current, best: streak.best, unit: streak.unit, reserves_left: streak.reserves_left }
    }
}

/// Figures of one habit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnalyticsView {
    /// Strength, 0 to 1.
    pub score: f64,
    /// Share of due times that were met in the last 30 days, 0 to 1; null when nothing was due.
    pub rate_30d: Option<f64>,
    /// The same over 90 days.
    pub rate_90d: Option<f64>,
    /// Every day of the year.
    pub heat_map: Vec<HeatDayView>,
    /// What the rates are made of: the last 30 days, the last 90, then years, newest first.
    pub rates: Vec<RateView>,
    /// The weekdays over the last 52 weeks, from the first day of the owner's week.
    pub weekdays: Vec<WeekdayFigureView>,
    /// At what time of day it happens.
    pub times_of_day: TimesOfDayView,
    /// What periods add up to, against their targets.
    pub totals: TotalsView,
    /// For a habit to quit; null for others.
    pub quit: Option<QuitView>,
}

/// One day of the heat map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeatDayView {
    /// Which day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// 0 (nothing) to 4 (all of it).
    pub level: u8,
    /// Decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub value: Option<Quantity>,
}
