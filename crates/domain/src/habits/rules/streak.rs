//! Counts runs: met adds one, excused and pending nothing, missed ends the run unless a reserve of that month covers
//! it.

use crate::habits::{Streak, StreakUnit, calendar::month_of, rules::obligation::Outcome};

/// A run in the making.
#[derive(Debug)]
pub(crate) struct StreakCount {
    run: u32,
    best: u32,
    unit: StreakUnit,
    reserves: u8,
    used: u32,
    month: i32,
    used_in_month: u8,
}

impl StreakCount {
    pub(crate) const fn new(reserves: u8, unit: StreakUnit) -> Self {
        Self { run: 0, best: 0, unit, reserves, used: 0, month: i32::MIN, used_in_month: 0 }
    }

    /// A new schedule may count weeks where days were counted before: a run goes on in the new unit, so that an edit
    /// does not end it.
    pub(crate) fn count_in(&mut self, unit: StreakUnit) {
        if unit != self.unit {
            (self.run, self.best) = (converted(self.run, self.unit, unit), converted(self.best, self.unit, unit));
            self.unit = unit;
        }
    }

    /// How long the run is that is alive now.
    pub(crate) const fn run(&self) -> u32 {
        self.run
    }

    /// Misses that runs survived so far.
    pub(crate) const fn reserves_used(&self) -> u32 {
        self.used
    }

    #[inline]
    pub(crate) fn add(&mut self, outcome: Outcome, last_day: i32) {
        match outcome {
            Outcome::Met => {
                self.run += 1;
                self.best = self.best.max(self.run);
            }
            Outcome::Missed if self.run > 0 && !self.take_reserve(last_day) => self.run = 0,
            Outcome::Missed | Outcome::Excused | Outcome::Pending => {}
        }
    }

    fn take_reserve(&mut self, day: i32) -> bool {
        if self.reserves == 0 {
            return false;
        }
        let month = month_of(day);
        if month != self.month {
            (self.month, self.used_in_month) = (month, 0);
        }
        let left = self.used_in_month < self.reserves;
        self.used_in_month += u8::from(left);
        self.used += u32::from(left);
        left
    }

    pub(crate) fn streak(&self, today: i32) -> Streak {
        let used = if self.reserves > 0 && self.month == month_of(today) { self.used_in_month } else { 0 };
        Streak {
            current: self.run,
            best: self.best,
            unit: self.unit,
            reserves_left: self.reserves.saturating_sub(used),
            reserves_used: self.used,
        }
    }
}

/// The length of a run in another unit, in whole ones.
pub(super) fn converted(length: u32, from: StreakUnit, to: StreakUnit) -> u32 {
    u32::try_from(u64::from(length) * days(from) / days(to)).unwrap_or(u32::MAX)
}

const fn days(unit: StreakUnit) -> u64 {
    match unit {
        StreakUnit::Day => 1,
        StreakUnit::Week => 7,
        StreakUnit::Month => 30,
    }
}
