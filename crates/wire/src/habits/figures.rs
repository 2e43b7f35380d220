//! Figures of one habit: its runs, its strength over time, and what days, weekdays, hours and periods come to.

use domain::habits::{
    FreeTime, PeriodTotal, Quantity, QuitFigures, RateFigure, RateSpan, ScorePoint, StreakRun, StreakUnit, TimeBand,
    TimesOfDay, WeekdayFigure, schedule::weekday_name,
};
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// One run of a habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreakRunView {
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day, not after today.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub to: Date,
    /// How many due days, weeks or months were met.
    pub length: u32,
    /// `day`, `week` or `month`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub unit: StreakUnit,
    /// Misses that it survived.
    pub reserves_used: u32,
    /// Whether it is alive.
    pub current: bool,
}

impl From<StreakRun> for StreakRunView {
    fn from(run: StreakRun) -> Self {
        let StreakRun { first, last, length, unit, reserves_used, is_current } = run;
        Self { from: first, to: last, length, unit, reserves_used, current: is_current }
    }
}

/// The strength over some days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreView {
    /// The strength today, 0 to 1.
    pub score: f64,
    /// Oldest first, at most 400: every day, or every so many with the last day among them. Days before the habit's
    /// first one and after today have none.
    pub points: Vec<ScorePointView>,
}

/// The strength on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScorePointView {
    /// Which day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub day: Date,
    /// 0 to 1.
    pub score: f64,
}

impl From<ScorePoint> for ScorePointView {
    fn from(ScorePoint { day, score }: ScorePoint) -> Self {
        Self { day, score }
    }
}

/// What was met over some days: `days` up to today, or a calendar `year`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RateView {
    /// So many days up to today; null for a year.
    pub days: Option<u16>,
    /// The calendar year; null for the last days.
    pub year: Option<i16>,
    /// Due days, weeks or months that were met.
    pub met: u32,
    /// Those that were missed.
    pub missed: u32,
    /// Those that were left out on purpose.
    pub excused: u32,
    /// Met of met and missed, 0 to 1; null when nothing was due.
    pub rate: Option<f64>,
}

impl From<RateFigure> for RateView {
    fn from(RateFigure { span, settled }: RateFigure) -> Self {
        let (days, year) = match span {
            RateSpan::LastDays(days) => (Some(days), None),
            RateSpan::Year(year) => (None, Some(year)),
        };
        Self { days, year, met: settled.met, missed: settled.missed, excused: settled.excused, rate: settled.rate() }
    }
}

/// A weekday over the last 52 weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WeekdayFigureView {
    /// `mon` to `sun`.
    pub weekday: String,
    /// Days that counted.
    pub kept: u32,
    /// Days that were asked for and are over, skipped ones left out.
    pub of: u32,
}

impl From<WeekdayFigure> for WeekdayFigureView {
    fn from(WeekdayFigure { weekday, kept, of }: WeekdayFigure) -> Self {
        let weekday = Weekday::from_monday_zero_offset(weekday).unwrap_or(Weekday::Monday);
        Self { weekday: weekday_name(weekday).to_owned(), kept, of }
    }
}

/// At what time of day the habit happens, by the clocks of the places where its days were noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimesOfDayView {
    /// Days that were noted on the day itself.
    pub counted: u32,
    /// Days that were noted on another day, whose hour says nothing.
    pub later: u32,
    /// Six bands from midnight; empty below ten days.
    pub bands: Vec<TimeBandView>,
}

/// Some hours of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeBandView {
    /// First hour, 0 to 20.
    pub from_hour: u8,
    /// The hour after the last, 4 to 24.
    pub to_hour: u8,
    /// How many days.
    pub count: u32,
}

impl From<TimesOfDay> for TimesOfDayView {
    fn from(TimesOfDay { counted, later, bands }: TimesOfDay) -> Self {
        let band =
            |band: TimeBand| TimeBandView { from_hour: band.from_hour, to_hour: band.to_hour(), count: band.count };
        Self { counted, later, bands: bands.into_iter().map(band).collect() }
    }
}

/// Totals by calendar period, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotalsView {
    /// At most 26.
    pub weeks: Vec<PeriodTotalView>,
    /// At most 24.
    pub months: Vec<PeriodTotalView>,
    /// At most 16.
    pub quarters: Vec<PeriodTotalView>,
    /// At most 12.
    pub years: Vec<PeriodTotalView>,
}

/// What a calendar period adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PeriodTotalView {
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub to: Date,
    /// The noted amounts, or the days that counted, as a decimal string.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub total: Quantity,
    /// What it was to be, skipped days left out; null where days have no common measure.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub target: Option<Quantity>,
    /// Days that counted.
    pub counted: u32,
    /// Days that were skipped or paused.
    pub skipped: u32,
    /// Whether it is not over yet.
    pub open: bool,
}

impl From<PeriodTotal> for PeriodTotalView {
    fn from(period: PeriodTotal) -> Self {
        let PeriodTotal { first, last, total, target, counted, skipped, is_open } = period;
        Self { from: first, to: last, total, target, counted, skipped, open: is_open }
    }
}

/// What a habit to quit comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuitView {
    /// The last day with a slip.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub last_slip: Option<Date>,
    /// Days with a slip.
    pub slips: u32,
    /// Days since the last slip, or since the first day.
    pub days_since: u32,
    /// All times between slips, longest first, then newest.
    pub free: Vec<FreeTimeView>,
}

/// A time without a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreeTimeView {
    /// The day of the slip before it, or the first day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// The day of the slip that ended it, or today.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub to: Date,
    /// Days from the one to the other.
    pub days: u32,
    /// Whether it goes on.
    pub current: bool,
}

impl From<QuitFigures> for QuitView {
    fn from(QuitFigures { last_slip, slips, now, free }: QuitFigures) -> Self {
        let time =
            |FreeTime { from, to, days, is_current }: FreeTime| FreeTimeView { from, to, days, current: is_current };
        Self { last_slip, slips, days_since: now.days, free: free.into_iter().map(time).collect() }
    }
}
