//! Loop's score: every day moves the score a little towards the share that was kept in the window up to that day.

use std::collections::VecDeque;

use jiff::civil::Date;

use super::{Frequency, LoopEntry, LoopKind, LoopValue, entries::by_day};
use crate::habits::{
    calendar::day_number,
    rules::{kept_share, loop_keep},
};

/// One day's step. `frequency` in times a day, `share` and the scores from 0 to 1.
#[must_use]
pub fn score_step(frequency: f64, previous: f64, share: f64) -> f64 {
    let keep = loop_keep(frequency);
    previous * keep + share * (1.0 - keep)
}

/// The scores from the first known day on.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreSeries {
    first: i32,
    scores: Vec<f64>,
}

impl ScoreSeries {
    /// The score of a day; 0 before the first known day and after the last of the series.
    #[must_use]
    pub fn on(&self, day: Date) -> f64 {
        let at = usize::try_from(day_number(day).saturating_sub(self.first));
        at.ok().and_then(|at| self.scores.get(at).copied()).unwrap_or(0.0)
    }

    /// Oldest first.
    #[must_use]
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }
}

/// The scores of every day from the first known entry to `until`.
#[must_use]
pub fn score_series(kind: LoopKind, frequency: Frequency, entries: &[LoopEntry], until: Date) -> ScoreSeries {
    let known = by_day(entries);
    let until = day_number(until);
    let first = known.keys().next().copied().unwrap_or(until).min(until);
    // Twice the window evens out irregular weeks of yes/no habits.
    let double = if kind == LoopKind::YesNo && frequency.times() < frequency.days() { 2 } else { 1 };
    let length = usize::try_from(frequency.days() * double).unwrap_or(1);
    let times = f64::from(frequency.times() * double);
    let mut score = if matches!(kind, LoopKind::AtMost(_)) { 1.0 } else { 0.0 };
    let mut window = VecDeque::with_capacity(length + 1);
    let mut sum = 0;
    let mut scores = Vec::new();
    for day in if known.is_empty() { until + 1..=until } else { first..=until } {
        let value = known.get(&day).copied().unwrap_or(LoopValue::UNKNOWN);
        let counted = match kind {
            LoopKind::YesNo => i64::from(value == LoopValue::YES_MANUAL),
            LoopKind::AtLeast(_) | LoopKind::AtMost(_) => value.0.max(0),
        };
        window.push_back(counted);
        sum += counted;
        if window.len() > length {
            sum -= window.pop_front().unwrap_or(0);
        }
        if value != LoopValue::SKIP {
            score = score_step(frequency.per_day(), score, share(kind, sum, times));
        }
        scores.push(score);
    }
    ScoreSeries { first, scores }
}

fn share(kind: LoopKind, sum: i64, times: f64) -> f64 {
    match kind {
        LoopKind::YesNo => (sum as f64 / times).min(1.0),
        LoopKind::AtLeast(target) if target > 0.0 => (sum as f64 / 1000.0 / target).min(1.0),
        LoopKind::AtLeast(_) => 1.0,
        LoopKind::AtMost(target) => kept_share(sum as f64 / 1000.0, target),
    }
}
