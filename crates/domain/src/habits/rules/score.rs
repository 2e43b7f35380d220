//! How strong a habit is, 0 to 1: an exponential average of what was kept. Fixed due days step on due days only;
//! flexible schedules step daily by the share of a rolling window, as Loop does (spec/habits 4.1 and 1.2). A pending
//! today is left out, and a skip leaves the score as it was.

use crate::habits::{
    Anchor, HabitKind, Schedule, ScoreStep,
    rules::{
        rhythm::{Day, DueDays},
        rolling::{Rolling, RollingHalves, Share, halves},
        segment::Segment,
        verdict::{Judge, Mark, Verdict, reached_share},
    },
};

/// How steps are made while one segment lasts.
#[derive(Debug, Clone, Copy)]
enum Steps {
    OnDueDays,
    /// By the days that counted in the window, `need` of them.
    ByDays {
        need: f64,
    },
    /// By the amounts of the window.
    BySum,
}

/// A score in the making.
#[derive(Debug)]
pub(crate) struct ScoreCount {
    pub(crate) value: f64,
    keep: f64,
    steps: Steps,
    judge: Judge,
    halves: Option<RollingHalves>,
    amounts: Option<Rolling>,
}

impl ScoreCount {
    /// `segments` not empty. A limit starts at 1, as in Loop: nothing was exceeded yet. Everything else is built up.
    pub(crate) fn new(segments: &[Segment], judge: Judge) -> Self {
        let room = |sums: bool| {
            let windows = segments.iter().filter_map(flexible).filter(|f| matches!(f.steps, Steps::BySum) == sums);
            windows.map(|flexible| flexible.window).max()
        };
        Self {
            value: if judge.kind == HabitKind::Limit { 1.0 } else { 0.0 },
            keep: 1.0,
            steps: Steps::OnDueDays,
            judge,
            halves: room(false).map(RollingHalves::new),
            amounts: room(true).map(|room| Rolling::new(room, room)),
        }
    }

    pub(crate) fn enter(&mut self, segment: &Segment) {
        self.judge = segment.judge;
        if let Some(due) = DueDays::of(segment) {
            self.steps = Steps::OnDueDays;
            self.keep = 0.5f64.powf(1.0 / (13.0 * due.frequency().sqrt()));
        } else if let Some(flexible) = flexible(segment) {
            self.steps = flexible.steps;
            self.keep = loop_keep(flexible.frequency);
            match flexible.steps {
                Steps::BySum => self.amounts.iter_mut().for_each(|amounts| amounts.set_length(flexible.window)),
                _ => self.halves.iter_mut().for_each(|halves| halves.set_length(flexible.window)),
            }
        }
    }

    /// `due`: whether the day is one of the fixed due days.
    #[inline]
    pub(crate) fn day(&mut self, day: &Day, due: bool) {
        // Every window sees every day, so that it is full when a schedule that needs it begins.
        let halves = self.halves.as_mut().map_or(0, |ring| ring.push(halves(day.verdict)));
        let sum = self.amounts.as_mut().map_or_else(Share::default, |ring| ring.push(Share::of(day, &self.judge)));
        if day.verdict == Verdict::Skipped {
            return;
        }
        let pending = day.is_today && day.verdict == Verdict::Open;
        match self.steps {
            Steps::OnDueDays if due && !pending => self.step(self.judge.share(day.verdict, day.mark)),
            Steps::OnDueDays => {}
            Steps::ByDays { need } if !pending => self.step((f64::from(halves) / need / 2.0).min(1.0)),
            Steps::ByDays { .. } => {}
            Steps::BySum if !pending => self.step(self.sum_share(&sum)),
            // Something of the week's amount was logged today: it may raise the score now, and never lowers it yet.
            Steps::BySum if self.judge.kind == HabitKind::Measure && day.mark.value.is_some() => {
                let before = self.value;
                self.step(self.sum_share(&sum));
                self.value = self.value.max(before);
            }
            Steps::BySum => {}
        }
    }

    /// The step of a due day that is over, for walks that see fixed days only.
    #[inline]
    pub(crate) fn due_day(&mut self, verdict: Verdict, mark: Mark) {
        if verdict != Verdict::Skipped {
            self.step(self.judge.share(verdict, mark));
        }
    }

    /// How the score moves now.
    pub(crate) const fn moves(&self) -> ScoreStep {
        ScoreStep { stays: self.keep, on_due_days: matches!(self.steps, Steps::OnDueDays) }
    }

    /// Whether days that are not due leave no trace.
    pub(crate) const fn sees_due_days_only(&self) -> bool {
        self.halves.is_none() && self.amounts.is_none()
    }

    #[inline]
    fn step(&mut self, share: f64) {
        self.value = self.value * self.keep + share * (1.0 - self.keep);
    }

    fn sum_share(&self, sum: &Share) -> f64 {
        match self.judge.kind {
            HabitKind::Limit if sum.known == 0 && !self.judge.assume_kept => 0.0,
            HabitKind::Limit => self.judge.limit_share(sum.amount),
            _ => reached_share(sum.amount, self.judge.target),
        }
    }
}

/// What stays of a score after one day of Loop's step; `frequency` in times a day.
pub(crate) fn loop_keep(frequency: f64) -> f64 {
    0.5f64.powf(frequency.sqrt() / 13.0)
}

struct Flexible {
    frequency: f64,
    window: usize,
    steps: Steps,
}

/// How a flexible schedule is scored; none for fixed due days.
fn flexible(segment: &Segment) -> Option<Flexible> {
    let (times, days) = match segment.schedule {
        Schedule::TimesPerWeek { times } => (u16::from(times.min(7)), 7),
        Schedule::TimesPerMonth { times } => (u16::from(times.min(30)), 30),
        Schedule::TimesInDays { times, days } => (times.min(days), days),
        Schedule::EveryXDays { days, anchor: Anchor::LastDone } => (1, days),
        _ => return None,
    };
    let (times, days) = (times.max(1), days.max(1));
    let frequency = f64::from(times) / f64::from(days);
    let sums = times == 1 && segment.judge.kind.is_measured();
    let after_last = matches!(segment.schedule, Schedule::EveryXDays { .. });
    if sums && !after_last {
        return Some(Flexible { frequency, window: usize::from(days), steps: Steps::BySum });
    }
    // Twice the window evens out irregular weeks; a full window is the same as every day.
    let (times, window) = if times == days { (1, 1) } else { (times * 2, usize::from(days) * 2) };
    Some(Flexible { frequency, window, steps: Steps::ByDays { need: f64::from(times) } })
}
