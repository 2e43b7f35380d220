//! What was owed on a day or over a week or month, and what came of it.

use crate::habits::{PeriodProgress, Quantity};

/// What came of an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Met,
    Missed,
    Excused,
    /// Still open.
    Pending,
}

/// A due day, or a week, month or window with a number of days to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Obligation {
    /// First day number.
    pub(crate) first: i32,
    /// Last day number.
    pub(crate) last: i32,
    pub(crate) outcome: Outcome,
    /// None for a single day.
    pub(crate) tally: Option<Tally>,
}

/// What was counted over more than a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) done: u16,
    pub(crate) need: u16,
    /// Thousandths, where amounts are added up.
    pub(crate) total: Option<i64>,
}

impl Tally {
    pub(crate) fn progress(self) -> PeriodProgress {
        let total = self.total.and_then(|thousandths| Quantity::from_thousandths(thousandths).ok());
        PeriodProgress { done: self.done, need: self.need, total }
    }
}

impl Obligation {
    pub(crate) const fn on_day(number: i32, outcome: Outcome) -> Self {
        Self { first: number, last: number, outcome, tally: None }
    }
}
