//! Counts the due days that were missed in a row before a day: "never miss twice" asks whether it was exactly one.

use crate::habits::rules::obligation::{Obligation, Outcome};

/// The count in the making.
#[derive(Debug)]
pub(crate) struct MissCount {
    before: i32,
    in_a_row: u32,
}

impl MissCount {
    pub(crate) const fn until(before: i32) -> Self {
        Self { before, in_a_row: 0 }
    }

    /// What is excused or still open says nothing. A week or month is no day that one could come back from, so it
    /// begins anew as well.
    #[inline]
    pub(crate) const fn add(&mut self, obligation: &Obligation) {
        if obligation.last >= self.before {
            return;
        }
        match (obligation.outcome, obligation.tally) {
            (Outcome::Missed, None) => self.in_a_row += 1,
            (Outcome::Missed | Outcome::Met, _) => self.in_a_row = 0,
            (Outcome::Excused | Outcome::Pending, _) => {}
        }
    }

    pub(crate) const fn in_a_row(&self) -> u32 {
        self.in_a_row
    }
}
