//! What was met of what was due: over the last days, and year by year.

use crate::habits::{
    Calendar, HabitInput, RateFigure, RateSpan, Settled,
    calendar::{date_of, day_number},
    rules::{Obligation, Outcome, Trace, trace},
};

/// The last 30 days, the last 90, and every year from this one back to the first.
#[must_use]
pub fn rate_figures(input: &HabitInput, cal: Calendar) -> Vec<RateFigure> {
    counted(&trace(input, cal), input, cal)
}

pub(super) fn counted(trace: &Trace, input: &HabitInput, cal: Calendar) -> Vec<RateFigure> {
    let today = day_number(cal.today);
    let last_days = |days: u16| {
        let first = today.saturating_sub(i32::from(days));
        RateFigure { span: RateSpan::LastDays(days), settled: settled(trace, |owed| owed.last > first) }
    };
    let year = |year: i16| {
        // A week that goes on belongs to the year in which it is looked at.
        let settled = settled(trace, |owed| date_of(owed.last.min(today)).year() == year);
        RateFigure { span: RateSpan::Year(year), settled }
    };
    let years = (input.habit.starts_on.year()..=cal.today.year()).rev().map(year);
    [last_days(30), last_days(90)].into_iter().chain(years).collect()
}

/// What came of the obligations that belong to some days.
pub(in crate::habits::views) fn settled(trace: &Trace, belongs: impl Fn(&Obligation) -> bool) -> Settled {
    let mut found = Settled::default();
    for owed in trace.owed.iter().filter(|owed| belongs(owed)) {
        match owed.outcome {
            Outcome::Met => found.met += 1,
            Outcome::Missed => found.missed += 1,
            Outcome::Excused => found.excused += 1,
            Outcome::Pending => {}
        }
    }
    found
}
