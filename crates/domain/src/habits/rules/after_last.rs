//! "Every X days after the last time": each day that counts moves the next due day. A miss is counted once for each
//! interval that passes, and the habit stays due until it is done.

use crate::habits::rules::{
    obligation::{Obligation, Outcome},
    rhythm::{Day, outcome_of_due_day},
};

/// The next due day and whether one was missed since the last time.
#[derive(Debug)]
pub(crate) struct AfterLast {
    days: i32,
    due: i32,
    overdue: bool,
}

impl AfterLast {
    pub(crate) fn new(first: i32, days: i32, last_counted: Option<i32>) -> Self {
        let due = last_counted.map_or(first, |last| first.max(last.saturating_add(days)));
        Self { days, due, overdue: false }
    }

    pub(crate) fn day(&mut self, day: &Day) -> Option<Obligation> {
        if day.verdict.counts() {
            self.due = day.number + self.days;
            self.overdue = false;
            return Some(Obligation::on_day(day.number, Outcome::Met));
        }
        if day.number != self.due {
            return None;
        }
        let outcome = outcome_of_due_day(day);
        match outcome {
            // A skipped due day is asked for again on the next.
            Outcome::Excused => self.due += 1,
            Outcome::Missed => {
                self.due += self.days;
                self.overdue = true;
            }
            Outcome::Met | Outcome::Pending => {}
        }
        Some(Obligation::on_day(day.number, outcome))
    }

    pub(crate) const fn expects(&self, number: i32) -> bool {
        self.overdue || number >= self.due
    }
}
