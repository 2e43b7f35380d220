//! A habit's days one by one, with everything that the rules say of them: what figures with rows of their own are made
//! of. The survey answers the same faster where only the sums are shown.

use crate::habits::{
    Calendar, HabitInput, HabitKind, ScoreStep, Streak, StreakUnit,
    calendar::{day_number, weekday_of},
    rules::{
        obligation::Obligation,
        paused::PausedDays,
        rhythm::{Day, DueDays, Rhythm},
        runs::{Run, RunList},
        score::ScoreCount,
        segment::{Segment, segments},
        verdict::{Judge, Mark, Verdict},
    },
};

/// One day, from the habit's first one to today.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TracedDay {
    pub(crate) number: i32,
    /// Monday 0 to Sunday 6.
    pub(crate) weekday: u8,
    pub(crate) mark: Mark,
    pub(crate) verdict: Verdict,
    /// How the day is judged.
    pub(crate) kind: HabitKind,
    /// Whether the day is due by itself.
    pub(crate) is_due: bool,
    /// Whether the schedule has days of its own; where it has none, every day may be the one.
    pub(crate) has_due_days: bool,
    pub(crate) is_today: bool,
    /// Strength with this day in it.
    pub(crate) score: f64,
}

impl TracedDay {
    /// Whether the day says something of how the habit goes: asked for, not skipped, and over or already kept.
    pub(crate) fn is_told(&self) -> bool {
        let asked = self.is_due || !self.has_due_days;
        let is_open = self.is_today && self.verdict == Verdict::Open;
        asked && !is_open && self.verdict != Verdict::Skipped
    }
}

/// All days of a habit and what was owed on them.
#[derive(Debug)]
pub(crate) struct Trace {
    /// Oldest first, without a gap.
    pub(crate) days: Vec<TracedDay>,
    /// In the order in which they ended; the open one last.
    pub(crate) owed: Vec<Obligation>,
    /// Oldest first.
    pub(crate) runs: Vec<Run>,
    pub(crate) streak: Streak,
    /// Strength as of today.
    pub(crate) score: f64,
    /// How it moves now.
    pub(crate) step: ScoreStep,
}

/// Walks the days of a habit up to today.
pub(crate) fn trace(input: &HabitInput, cal: Calendar) -> Trace {
    let today = day_number(cal.today);
    let segments = segments(&input.habit);
    let judge = segments.first().map_or_else(|| Judge::new(input.habit.judged(), None), |segment| segment.judge);
    let unit = segments.first().map_or(StreakUnit::Day, Segment::unit);
    let week_start = cal.week_start.to_monday_zero_offset().unsigned_abs();
    let mut score = ScoreCount::new(&segments, judge);
    let mut runs = RunList::new(input.habit.reserves_per_month, unit);
    let mut marks = input.history.marks_from(input.habit.starts_on);
    let mut paused = PausedDays::of(input);
    let (mut days, mut owed, mut last_counted) = (Vec::new(), Vec::new(), None);
    for segment in segments.iter().filter(|segment| segment.first <= today) {
        let mut rhythm = Rhythm::begin(segment, week_start, last_counted);
        runs.count_in(segment.unit());
        score.enter(segment);
        let due_days = DueDays::of(segment);
        for number in segment.first..segment.end.min(today.saturating_add(1)) {
            let (is_today, weekday, mark) = (number == today, weekday_of(number), marks.next_mark());
            let mark = if paused.contains(number) { segment.judge.paused(mark) } else { mark };
            let verdict = segment.judge.verdict(mark, !is_today);
            let day = Day { number, weekday, mark, verdict, is_today };
            let is_due = due_days.is_some_and(|due| due.contains(number, weekday));
            let ended = rhythm.day(&day);
            score.day(&day, is_due);
            last_counted = if verdict.counts() { Some(number) } else { last_counted };
            ended.iter().for_each(|obligation| runs.add(obligation));
            owed.extend(ended);
            let (kind, has_due_days, score) = (segment.judge.kind, due_days.is_some(), score.value);
            days.push(TracedDay { number, weekday, mark, verdict, kind, is_due, has_due_days, is_today, score });
        }
        let rest = rhythm.rest();
        rest.iter().for_each(|obligation| runs.add(obligation));
        owed.extend(rest);
    }
    let (runs, streak) = runs.finish(today);
    Trace { days, owed, runs, streak, score: score.value.clamp(0.0, 1.0), step: score.moves() }
}
