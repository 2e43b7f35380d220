//! "N times in any X days": every day asks whether the X days up to it hold enough. Windows that reach back before the
//! segment can be met but never missed.

use crate::habits::{
    HabitKind,
    rules::{
        obligation::{Obligation, Outcome, Tally},
        rhythm::Day,
        rolling::{Rolling, Share},
        segment::Segment,
        verdict::{Judge, Verdict},
    },
};

/// The window in the making.
#[derive(Debug)]
pub(crate) struct Window {
    times: u16,
    days: u16,
    first_whole: i32,
    judge: Judge,
    rolling: Rolling,
}

impl Window {
    pub(crate) fn new(segment: &Segment, times: u16, days: u16) -> Self {
        let days = days.max(1);
        Self {
            times: times.max(1),
            days,
            first_whole: segment.first.saturating_add(i32::from(days) - 1),
            judge: segment.judge,
            rolling: Rolling::new(usize::from(days), usize::from(days)),
        }
    }

    pub(crate) fn day(&mut self, day: &Day) -> Option<Obligation> {
        let sum = self.rolling.push(Share::of(day, &self.judge));
        let adds_up = self.times == 1 && self.judge.kind.is_measured();
        let skipped = u16::try_from(sum.skipped).unwrap_or(u16::MAX);
        let need = self.times.min(self.days.saturating_sub(skipped));
        let outcome = match () {
            () if day.verdict == Verdict::Skipped || need == 0 => Outcome::Excused,
            () if self.holds(&sum, need, adds_up, day) => Outcome::Met,
            () if day.is_today && !(adds_up && self.over(&sum)) => Outcome::Pending,
            () if day.number < self.first_whole => return None,
            () => Outcome::Missed,
        };
        let done =
            if adds_up { u16::from(outcome == Outcome::Met) } else { u16::try_from(sum.counted).unwrap_or(u16::MAX) };
        let tally = Tally { done, need, total: adds_up.then_some(sum.amount) };
        Some(Obligation { tally: Some(tally), ..Obligation::on_day(day.number, outcome) })
    }

    fn holds(&self, sum: &Share, need: u16, adds_up: bool, day: &Day) -> bool {
        match self.judge.kind {
            _ if !adds_up => sum.counted >= u32::from(need),
            HabitKind::Limit => !day.is_today && !self.over(sum) && (sum.known > 0 || self.judge.assume_kept),
            _ => sum.amount >= self.judge.target,
        }
    }

    fn over(&self, sum: &Share) -> bool {
        self.judge.kind == HabitKind::Limit && (sum.slipped > 0 || sum.amount > self.judge.target)
    }
}
