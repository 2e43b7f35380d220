//! The list of streaks.

use std::cmp::Reverse;

use crate::habits::{
    Calendar, HabitInput, StreakRun,
    calendar::date_of,
    rules::{Trace, trace},
};

/// All runs of a habit, the longest first and of equal ones the newer.
#[must_use]
pub fn streak_runs(input: &HabitInput, cal: Calendar) -> Vec<StreakRun> {
    listed(&trace(input, cal))
}

pub(super) fn listed(trace: &Trace) -> Vec<StreakRun> {
    let newest = trace.runs.len();
    let mut runs: Vec<StreakRun> = (1..)
        .zip(&trace.runs)
        .map(|(at, run)| StreakRun {
            first: date_of(run.first),
            last: date_of(run.last),
            length: run.length,
            unit: trace.streak.unit,
            reserves_used: run.reserves,
            is_current: at == newest && trace.streak.current > 0,
        })
        .collect();
    runs.sort_by_key(|run| Reverse((run.length, run.last)));
    runs
}
