//! Every run of a habit, not only the current and the best one. Counts as [`StreakCount`] does, because it asks it.

use crate::habits::{
    Streak, StreakUnit,
    rules::{
        obligation::{Obligation, Outcome},
        streak::{StreakCount, converted},
    },
};

/// A run of met obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// First day number of the first obligation.
    pub(crate) first: i32,
    /// Last day number of the last one.
    pub(crate) last: i32,
    /// In the habit's unit.
    pub(crate) length: u32,
    /// Misses that it survived.
    pub(crate) reserves: u32,
}

/// Runs in the making.
#[derive(Debug)]
pub(crate) struct RunList {
    count: StreakCount,
    unit: StreakUnit,
    runs: Vec<Run>,
}

impl RunList {
    pub(crate) const fn new(reserves: u8, unit: StreakUnit) -> Self {
        Self { count: StreakCount::new(reserves, unit), unit, runs: Vec::new() }
    }

    /// Goes on in another unit, in which the runs so far are told too.
    pub(crate) fn count_in(&mut self, unit: StreakUnit) {
        for run in &mut self.runs {
            run.length = converted(run.length, self.unit, unit);
        }
        self.count.count_in(unit);
        self.unit = unit;
    }

    pub(crate) fn add(&mut self, obligation: &Obligation) {
        let (alive, used) = (self.count.run(), self.count.reserves_used());
        self.count.add(obligation.outcome, obligation.last);
        if obligation.outcome == Outcome::Met && alive == 0 {
            let Obligation { first, last, .. } = *obligation;
            self.runs.push(Run { first, last, length: self.count.run(), reserves: 0 });
        } else if let Some(run) = self.runs.last_mut().filter(|_| alive > 0) {
            if obligation.outcome == Outcome::Met {
                (run.last, run.length) = (obligation.last, self.count.run());
            }
            run.reserves += self.count.reserves_used() - used;
        }
    }

    /// The runs, oldest first, and the streak that they come to. The last run is the current one while a streak is
    /// alive.
    pub(crate) fn finish(self, today: i32) -> (Vec<Run>, Streak) {
        let streak = self.count.streak(today);
        let runs = self.runs.into_iter().filter(|run| run.length > 0);
        (runs.map(|run| Run { last: run.last.min(today), ..run }).collect(), streak)
    }
}
