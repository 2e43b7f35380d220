//! The page of a habit's figures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CurveSpan, curve, quit, rates, runs, weekdays};
use crate::habits::{
    Calendar, DaySpan, Grouping, Habit, HabitInput, HeatDay, PeriodTotal, QuitFigures, RateFigure, ScorePoint,
    ScoreStep, Streak, StreakRun, TimesOfDay, WeekdayFigure, heat_map, period_totals, rules::trace, views::page::years,
};

/// A line of a phone's width has no room for more.
const MOST_POINTS: usize = 122;

/// What the reader asked to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FiguresRequest {
    /// How far back the curve goes.
    pub span: CurveSpan,
    /// Totals by which period.
    pub grouping: Grouping,
    /// The year of the heat map; none for this one.
    pub year: Option<i16>,
}

/// Everything that the figures of a habit show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HabitFiguresView {
    /// The habit.
    pub habit: Habit,
    /// Days on which silence says nothing.
    pub pauses: Vec<DaySpan>,
    /// The owner's local day.
    pub today: Date,
    /// What was asked for.
    pub request: FiguresRequest,
    /// Current and best run.
    pub streak: Streak,
    /// All runs, longest first, then newest.
    pub runs: Vec<StreakRun>,
    /// Strength as of today, 0 to 1.
    pub score: f64,
    /// How strength moves now.
    pub step: ScoreStep,
    /// The curve, oldest first; the last point is today's.
    pub points: Vec<ScorePoint>,
    /// The last 30 days, the last 90, then years, newest first.
    pub rates: Vec<RateFigure>,
    /// From the first day of the owner's week.
    pub weekdays: Vec<WeekdayFigure>,
    /// Newest first.
    pub totals: Vec<PeriodTotal>,
    /// For a habit to quit.
    pub quit: Option<QuitFigures>,
    /// The year of the heat map.
    pub year: i16,
    /// Years that can be shown, newest first.
    pub years: Vec<i16>,
    /// Every day of the year.
    pub heat_map: Vec<HeatDay>,
    /// None where hours are not known: a device holds days.
    pub times: Option<TimesOfDay>,
}

/// The figures of a habit. `times` where hours are known.
#[must_use]
pub fn habit_figures(
    input: &HabitInput,
    cal: Calendar,
    request: FiguresRequest,
    times: Option<TimesOfDay>,
) -> HabitFiguresView {
    let trace = trace(input, cal);
    let from = request.span.first(cal, input.habit.starts_on);
    let year = request.year.filter(|year| (1900..=2200).contains(year)).unwrap_or_else(|| cal.today.year());
    HabitFiguresView {
        habit: input.habit.clone(),
        pauses: input.pauses.clone(),
        today: cal.today,
        request,
        streak: trace.streak,
        runs: runs::listed(&trace),
        score: trace.score,
        step: trace.step,
        points: curve::thinned(&trace, from, cal.today, MOST_POINTS),
        rates: rates::counted(&trace, input, cal),
        weekdays: weekdays::counted(&trace, cal),
        totals: period_totals(input, cal, request.grouping, shown(request.grouping)),
        quit: quit::counted(&trace, input, cal),
        year,
        years: years(input, cal),
        heat_map: heat_map(input, cal, year),
        times,
    }
}

/// How many periods fit a drawing.
const fn shown(grouping: Grouping) -> usize {
    match grouping {
        Grouping::Week | Grouping::Month => 26,
        Grouping::Quarter => 16,
        Grouping::Year => 12,
    }
}
