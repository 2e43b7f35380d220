//! How one day is judged by the habit's kind. What was said outranks the amount, except that an amount over a limit is
//! over it whatever was said.

use crate::habits::{EntryStatus, HabitKind, Judged};

/// One day as the rules read it in passing: the status and the amount in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    pub(crate) status: Option<EntryStatus>,
    pub(crate) value: Option<i64>,
}

/// What a day came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Counts in full.
    Kept,
    /// The two-minute version: counts for a run, half for the score.
    Partly,
    /// Left out on purpose.
    Skipped,
    /// Said not to be done, a slip, or over the limit.
    Slipped,
    /// Nothing that decides it: pending while the day is open, not done afterwards.
    Open,
}

impl Verdict {
    pub(crate) const fn counts(self) -> bool {
        matches!(self, Self::Kept | Self::Partly)
    }
}

/// The kind and target by which days are judged while one schedule version holds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judge {
    pub(crate) kind: HabitKind,
    pub(crate) assume_kept: bool,
    /// Thousandths. A measure without a target asks for any amount, a limit without one allows none.
    pub(crate) target: i64,
}

impl Judge {
    pub(crate) fn new(judged: Judged, target: Option<crate::habits::Quantity>) -> Self {
        let target = target.map_or(0, |quantity| quantity.thousandths());
        let Judged { kind, assume_kept } = judged;
        let least = i64::from(kind == HabitKind::Measure);
        Self { kind, assume_kept, target: target.max(least) }
    }

    /// `closed`: the day is over, so that silence speaks.
    pub(crate) fn verdict(&self, mark: Mark, closed: bool) -> Verdict {
        match mark.status {
            Some(EntryStatus::Skipped) => return Verdict::Skipped,
            Some(EntryStatus::Failed) => return Verdict::Slipped,
            _ => {}
        }
        let over = self.kind == HabitKind::Limit && mark.value.is_some_and(|value| value > self.target);
        let reached = self.kind == HabitKind::Measure && mark.value.is_some_and(|value| value >= self.target);
        match mark.status {
            _ if over => Verdict::Slipped,
            _ if reached => Verdict::Kept,
            Some(EntryStatus::Done) => Verdict::Kept,
            Some(EntryStatus::Partial) => Verdict::Partly,
            _ if closed && self.kept_in_silence(mark) => Verdict::Kept,
            _ => Verdict::Open,
        }
    }

    /// A paused day as the rules read it: skipped, unless something was said of it, or its amount is enough by itself.
    #[inline]
    pub(crate) fn paused(&self, mark: Mark) -> Mark {
        if mark.status.is_some() || self.verdict(mark, false).counts() {
            mark
        } else {
            Mark { status: Some(EntryStatus::Skipped), ..mark }
        }
    }

    fn kept_in_silence(&self, mark: Mark) -> bool {
        match self.kind {
            HabitKind::Quit => true,
            HabitKind::Limit => self.assume_kept || mark.value.is_some(),
            HabitKind::YesNo | HabitKind::Measure => false,
        }
    }

    /// What share of the day's target was kept, 0 to 1. A skipped day has none.
    pub(crate) fn share(&self, verdict: Verdict, mark: Mark) -> f64 {
        match verdict {
            Verdict::Kept => 1.0,
            Verdict::Partly => self.measured_share(mark).max(0.5),
            Verdict::Slipped if mark.status == Some(EntryStatus::Failed) => 0.0,
            Verdict::Slipped => self.limit_share(mark.value.unwrap_or(0)),
            Verdict::Open => self.measured_share(mark),
            Verdict::Skipped => 0.0,
        }
    }

    fn measured_share(&self, mark: Mark) -> f64 {
        match (self.kind, mark.value) {
            (HabitKind::Measure, Some(value)) => reached_share(value, self.target),
            _ => 0.0,
        }
    }

    pub(crate) fn limit_share(&self, value: i64) -> f64 {
        kept_share(value as f64, self.target as f64)
    }
}

/// An amount against a target to reach, 0 to 1.
pub(crate) fn reached_share(value: i64, target: i64) -> f64 {
    if target <= 0 { 1.0 } else { (value as f64 / target as f64).clamp(0.0, 1.0) }
}

/// An amount against a limit: 1 within it, falling to 0 at twice the limit (spec/habits 1.2).
pub(crate) fn kept_share(value: f64, limit: f64) -> f64 {
    if limit <= 0.0 {
        return if value > 0.0 { 0.0 } else { 1.0 };
    }
    (1.0 - (value - limit) / limit).clamp(0.0, 1.0)
}
