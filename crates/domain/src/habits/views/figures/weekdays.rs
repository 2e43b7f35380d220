//! How the seven weekdays compare.

use crate::habits::{
    Calendar, HabitInput, WeekdayFigure,
    calendar::day_number,
    rules::{Trace, trace},
};

/// Every weekday as often as every other one.
const DAYS: i32 = 52 * 7;

/// The weekdays over the last 52 weeks, from the first day of the owner's week.
#[must_use]
pub fn weekday_figures(input: &HabitInput, cal: Calendar) -> Vec<WeekdayFigure> {
    counted(&trace(input, cal), cal)
}

pub(super) fn counted(trace: &Trace, cal: Calendar) -> Vec<WeekdayFigure> {
    let after = day_number(cal.today).saturating_sub(DAYS);
    let told: Vec<_> = trace.days.iter().filter(|day| day.number > after && day.is_told()).collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let figure = |offset: i8| {
        let weekday = (cal.week_start.to_monday_zero_offset() + offset) % 7;
        let days: Vec<_> = told.iter().filter(|day| i8::try_from(day.weekday) == Ok(weekday)).collect();
        let kept = days.iter().filter(|day| day.verdict.counts()).count();
        WeekdayFigure { weekday, kept: number(kept), of: number(days.len()) }
    };
    (0..7).map(figure).collect()
}
