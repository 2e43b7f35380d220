//! The days whose standing is asked for: a page asks for one, the grid for a month of them. What the walk finds of them
//! is kept here and answered at its end, because a later day may still decide what an earlier one came to.

use crate::habits::{
    DayState, PeriodProgress,
    rules::{
        obligation::{Obligation, Outcome},
        verdict::Verdict,
    },
};

/// Days in a row, from `first` on.
#[derive(Debug)]
pub(crate) struct Focus {
    pub(crate) first: i32,
    pub(crate) last: i32,
    today: i32,
    days: Vec<FocusedDay>,
}

#[derive(Debug, Clone, Copy)]
struct FocusedDay {
    verdict: Verdict,
    owed: Option<Obligation>,
    /// Whether the day asks for something though no obligation ends on it.
    expects: bool,
    flexible: bool,
}

impl Focus {
    /// From `first` to `last`, both included; `first` alone where `last` lies before it.
    pub(crate) fn new(first: i32, last: i32, today: i32) -> Self {
        let last = last.max(first);
        let blank = FocusedDay { verdict: Verdict::Open, owed: None, expects: false, flexible: false };
        let count = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(1);
        Self { first, last, today, days: vec![blank; count] }
    }

    /// Takes a day of the walk down.
    #[inline]
    pub(crate) fn note(&mut self, number: i32, verdict: Verdict, expects: bool, flexible: bool) {
        if let Some(day) = self.day_mut(number) {
            (day.verdict, day.expects, day.flexible) = (verdict, expects, flexible);
        }
    }

    /// Takes down what was owed on the days that an obligation covers.
    #[inline]
    pub(crate) fn note_owed(&mut self, obligation: &Obligation) {
        if obligation.last < self.first || obligation.first > self.last {
            return;
        }
        for number in obligation.first.max(self.first)..=obligation.last.min(self.last) {
            if let Some(day) = self.day_mut(number) {
                day.owed = Some(*obligation);
            }
        }
    }

    /// How each day stands.
    pub(crate) fn states(&self) -> impl Iterator<Item = DayState> + '_ {
        (self.first..).zip(&self.days).map(|(number, day)| day.state(number >= self.today))
    }

    /// How the first day stands.
    pub(crate) fn state(&self) -> DayState {
        self.states().next().unwrap_or(DayState::NotDue)
    }

    /// How far the week, month or window of the first day is.
    pub(crate) fn progress(&self) -> Option<PeriodProgress> {
        let owed = self.days.first().and_then(|day| day.owed);
        owed.and_then(|obligation| obligation.tally).map(|tally| tally.progress())
    }

    /// The last day of what is owed on the first day.
    pub(crate) fn owed_until(&self) -> Option<i32> {
        self.days.first().and_then(|day| day.owed).map(|obligation| obligation.last)
    }

    fn day_mut(&mut self, number: i32) -> Option<&mut FocusedDay> {
        let at = usize::try_from(i64::from(number) - i64::from(self.first)).ok()?;
        self.days.get_mut(at)
    }
}

impl FocusedDay {
    /// `still_open`: the day is not over, so that without an obligation of its own it can still be asked for: a later
    /// day, or an overdue one.
    fn state(&self, still_open: bool) -> DayState {
        match (self.verdict, self.owed.map(|obligation| obligation.outcome)) {
            (Verdict::Skipped, _) if self.flexible => DayState::Excused,
            (verdict, _) if self.flexible && verdict.counts() => DayState::Met,
            (_, Some(Outcome::Met)) => DayState::Met,
            (_, Some(Outcome::Missed)) => DayState::Missed,
            (_, Some(Outcome::Excused)) => DayState::Excused,
            // "Not today" was said, and the week is still open: nothing more is asked of the day.
            (Verdict::Slipped, _) => DayState::NotDue,
            (_, Some(Outcome::Pending)) => DayState::Due,
            (Verdict::Open, None) if self.expects && still_open => DayState::Due,
            _ => DayState::NotDue,
        }
    }
}
