//! "N times a week" and "N times a month": a calendar period with a number of days to reach, or with an amount to add
//! up when N is one. A period that is cut by the start, or by a change of schedule, can be met but never missed.

use crate::habits::{
    HabitKind,
    calendar::{date_of, weekday_of},
    rules::{
        obligation::{Obligation, Outcome, Tally},
        rhythm::Day,
        segment::Segment,
        verdict::{Judge, Verdict},
    },
};

/// Which calendar period.
#[derive(Debug, Clone, Copy)]
pub(crate) enum PeriodLength {
    /// With the weekday it starts on, Monday 0 to Sunday 6.
    Week(u8),
    Month,
}

impl PeriodLength {
    /// The first day of the period of a day, and the day after its last.
    fn bounds(self, number: i32) -> (i32, i32) {
        match self {
            Self::Week(start) => {
                let first = number - (i32::from(weekday_of(number)) - i32::from(start)).rem_euclid(7);
                (first, first + 7)
            }
            Self::Month => {
                let date = date_of(number);
                let first = number - i32::from(date.day()) + 1;
                (first, first + i32::from(date.days_in_month()))
            }
        }
    }
}

/// The period in the making.
#[derive(Debug)]
pub(crate) struct Period {
    length: PeriodLength,
    times: u16,
    segment_first: i32,
    segment_end: i32,
    judge: Judge,
    now: Option<Count>,
}

/// What was counted since the period began.
#[derive(Debug, Clone, Copy)]
struct Count {
    first: i32,
    last: i32,
    cut: bool,
    done: u16,
    skipped: u16,
    slipped: bool,
    /// Whether anything was said or measured at all.
    known: bool,
    /// Days said to be done without an amount.
    said: u16,
    total: i64,
}

impl Period {
    pub(crate) fn new(segment: &Segment, length: PeriodLength, times: u8) -> Self {
        Self {
            length,
            times: u16::from(times.max(1)),
            segment_first: segment.first,
            segment_end: segment.end,
            judge: segment.judge,
            now: None,
        }
    }

    pub(crate) fn day(&mut self, day: &Day) -> Option<Obligation> {
        if self.now.is_none() {
            self.now = Some(self.begin(day.number));
        }
        let count = self.now.as_mut()?;
        count.add(day);
        if day.number < count.last || day.is_today {
            return None;
        }
        let count = self.now.take()?;
        self.settle(&count, true)
    }

    /// The period that today lies in.
    pub(crate) fn rest(&self) -> Option<Obligation> {
        self.now.as_ref().and_then(|count| self.settle(count, false))
    }

    fn begin(&self, number: i32) -> Count {
        let (first, end) = self.length.bounds(number);
        Count {
            first: first.max(self.segment_first),
            last: end.min(self.segment_end) - 1,
            cut: first < self.segment_first || end > self.segment_end,
            done: 0,
            skipped: 0,
            slipped: false,
            known: false,
            said: 0,
            total: 0,
        }
    }

    fn adds_up(&self) -> bool {
        self.times == 1 && self.judge.kind.is_measured()
    }

    /// None for a cut period that ended short: it was never owed.
    fn settle(&self, count: &Count, closed: bool) -> Option<Obligation> {
        let days = u16::try_from(count.last - count.first + 1).unwrap_or(u16::MAX);
        let need = self.times.min(days.saturating_sub(count.skipped));
        let total = self.adds_up().then_some(count.total);
        let outcome = match self.outcome(count, need, closed) {
            Outcome::Missed if count.cut => return None,
            outcome => outcome,
        };
        let done = if total.is_some() { u16::from(outcome == Outcome::Met) } else { count.done };
        Some(Obligation { first: count.first, last: count.last, outcome, tally: Some(Tally { done, need, total }) })
    }

    fn outcome(&self, count: &Count, need: u16, closed: bool) -> Outcome {
        let missed_or_open = if closed { Outcome::Missed } else { Outcome::Pending };
        if need == 0 {
            return Outcome::Excused;
        }
        if !self.adds_up() {
            return if count.done >= need { Outcome::Met } else { missed_or_open };
        }
        if self.judge.kind == HabitKind::Measure {
            let reached = count.said > 0 || count.total >= self.judge.target;
            return if reached { Outcome::Met } else { missed_or_open };
        }
        match () {
            () if count.slipped || count.total > self.judge.target => Outcome::Missed,
            () if closed && (count.known || self.judge.assume_kept) => Outcome::Met,
            () => missed_or_open,
        }
    }
}

impl Count {
    fn add(&mut self, day: &Day) {
        let counts = day.verdict.counts();
        self.done += u16::from(counts);
        self.said += u16::from(counts && day.mark.value.is_none());
        self.skipped += u16::from(day.verdict == Verdict::Skipped);
        self.slipped |= day.verdict == Verdict::Slipped;
        self.known |= day.mark.value.is_some() || (day.mark.status.is_some() && day.verdict != Verdict::Skipped);
        self.total = self.total.saturating_add(day.mark.value.unwrap_or(0));
    }
}
