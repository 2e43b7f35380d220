//! The one pass over a habit's days that answers every question about it. Day by day through the packed years, with
//! no look-up and no allocation for a day, so that fifty habits of ten years stay in the range of a millisecond.

use jiff::civil::Date;

use crate::habits::{
    Calendar, DayState, HabitInput, PeriodProgress, Rates, Streak, StreakUnit,
    calendar::{day_number, weekday_of},
    history::Marks,
    rules::{
        obligation::{Obligation, Outcome},
        paused::PausedDays,
        rhythm::{Day, DueDays, Rhythm, outcome_of_due_day},
        score::ScoreCount,
        segment::{Segment, segments},
        streak::StreakCount,
        verdict::{Judge, Mark, Verdict},
    },
};

/// What to find out beside streak, score and rates.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SurveyRequest {
    /// How many days of score, up to today.
    pub(crate) series: u16,
    /// The day whose state is asked for.
    pub(crate) focus: Date,
    /// Read today as if it were marked so.
    pub(crate) today_as: Option<Mark>,
}

/// The answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Survey {
    pub(crate) streak: Streak,
    pub(crate) score: f64,
    pub(crate) series: Vec<f64>,
    pub(crate) rates: Rates,
    pub(crate) state: DayState,
    pub(crate) progress: Option<PeriodProgress>,
}

/// Met and missed obligations of the last so many days.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    met: u32,
    missed: u32,
}

impl Kept {
    fn rate(self) -> Option<f64> {
        let all = self.met + self.missed;
        (all > 0).then(|| f64::from(self.met) / f64::from(all))
    }
}

struct Walk {
    today: i32,
    focus: i32,
    streak: StreakCount,
    score: ScoreCount,
    series: Vec<f64>,
    series_from: i32,
    month: Kept,
    quarter: Kept,
    focus_verdict: Verdict,
    focus_owed: Option<Obligation>,
    /// Whether the focused day asks for something though no obligation ends on it.
    focus_expects: bool,
    flexible: bool,
}

/// Answers everything about one habit.
pub(crate) fn survey(input: &HabitInput, cal: Calendar, request: &SurveyRequest) -> Survey {
    let (today, focus) = (day_number(cal.today), day_number(request.focus));
    let segments = segments(&input.habit);
    let mut walk = Walk::new(input, &segments, today, focus, request.series);
    let week_start = cal.week_start.to_monday_zero_offset().unsigned_abs();
    let mut marks = input.history.marks_from(input.habit.starts_on);
    let mut paused = PausedDays::of(input);
    let mut last_counted = None;
    for segment in segments.iter().filter(|segment| segment.first <= today.max(focus)) {
        let mut rhythm = Rhythm::begin(segment, week_start, last_counted);
        if segment.first <= today {
            walk.enter(segment);
        }
        let due_days = DueDays::of(segment);
        let bulk_end = match due_days {
            Some(due) if walk.score.sees_due_days_only() => {
                walk.bulk(segment, due, (&mut marks, &mut paused), &mut last_counted)
            }
            _ => segment.first,
        };
        let mut weekday = weekday_of(bulk_end);
        for number in bulk_end..segment.end.min(today.saturating_add(1)) {
            let is_today = number == today;
            let mark = marks.next_mark();
            let mark = if is_today { request.today_as.unwrap_or(mark) } else { mark };
            let mark = if paused.contains(number) { segment.judge.paused(mark) } else { mark };
            let verdict = segment.judge.verdict(mark, !is_today);
            let day = Day { number, weekday, mark, verdict, is_today };
            walk.owed(rhythm.day(&day));
            walk.score.day(&day, due_days.is_some_and(|due| due.contains(number, weekday)));
            walk.after(&day, &rhythm);
            if verdict.counts() {
                last_counted = Some(number);
            }
            weekday = if weekday == 6 { 0 } else { weekday + 1 };
        }
        walk.owed(rhythm.rest());
        if focus > today && segment.first <= focus && focus < segment.end {
            walk.look_ahead(input, segment, &rhythm, request.focus);
        }
    }
    walk.finish(request.series)
}

impl Walk {
    fn new(input: &HabitInput, segments: &[Segment], today: i32, focus: i32, series: u16) -> Self {
        let unit = segments.first().map_or(StreakUnit::Day, Segment::unit);
        let judge = segments.first().map_or_else(|| Judge::new(input.habit.judged(), None), |segment| segment.judge);
        Self {
            today,
            focus,
            streak: StreakCount::new(input.habit.reserves_per_month, unit),
            score: ScoreCount::new(segments, judge),
            series: Vec::with_capacity(usize::from(series)),
            series_from: today.saturating_sub(i32::from(series)).saturating_add(1),
            month: Kept::default(),
            quarter: Kept::default(),
            focus_verdict: Verdict::Open,
            focus_owed: None,
            focus_expects: false,
            flexible: false,
        }
    }

    fn enter(&mut self, segment: &Segment) {
        self.streak.count_in(segment.unit());
        self.score.enter(segment);
    }

    /// Walks the days that only streak and score look at, years of them on fixed due days, and returns the first day
    /// that was left.
    fn bulk(
        &mut self,
        segment: &Segment,
        due: DueDays,
        (marks, paused): (&mut Marks<'_>, &mut PausedDays),
        last_counted: &mut Option<i32>,
    ) -> i32 {
        let watched = self.today.saturating_sub(89).min(self.series_from).min(self.focus);
        let end = watched.min(segment.end).max(segment.first);
        let mut weekday = weekday_of(segment.first);
        for number in segment.first..end {
            let mark = marks.next_mark();
            let mark = if paused.contains(number) { segment.judge.paused(mark) } else { mark };
            let verdict = segment.judge.verdict(mark, true);
            if due.contains(number, weekday) {
                let day = Day { number, weekday, mark, verdict, is_today: false };
                self.streak.add(outcome_of_due_day(&day), number);
                self.score.due_day(verdict, mark);
            }
            if verdict.counts() {
                *last_counted = Some(number);
            }
            weekday = if weekday == 6 { 0 } else { weekday + 1 };
        }
        end
    }

    #[inline]
    fn owed(&mut self, obligation: Option<Obligation>) {
        let Some(obligation) = obligation else { return };
        self.streak.add(obligation.outcome, obligation.last);
        if obligation.last > self.today.saturating_sub(90) {
            self.quarter.add(&obligation);
            if obligation.last > self.today.saturating_sub(30) {
                self.month.add(&obligation);
            }
        }
        if obligation.covers(self.focus) {
            self.focus_owed = Some(obligation);
        }
    }

    #[inline]
    fn after(&mut self, day: &Day, rhythm: &Rhythm) {
        if day.number >= self.series_from {
            self.series.push(self.score.value);
        }
        if day.number == self.focus {
            self.focus_verdict = day.verdict;
            self.focus_expects = day.is_today && rhythm.expects(day.number, day.weekday);
            self.flexible = !matches!(rhythm, Rhythm::Fixed(_));
        }
    }

    /// A day after today: what was said of it already, or what will be asked.
    fn look_ahead(&mut self, input: &HabitInput, segment: &Segment, rhythm: &Rhythm, day: Date) {
        let mark = input.history.mark(day);
        let mark = Mark { status: mark.status, value: mark.value.map(crate::habits::Quantity::thousandths) };
        let mark = if input.is_paused(day) { segment.judge.paused(mark) } else { mark };
        let expects = rhythm.expects(self.focus, weekday_of(self.focus));
        self.focus_verdict = segment.judge.verdict(mark, false);
        self.focus_expects = expects;
        self.flexible = expects;
    }

    fn state(&self) -> DayState {
        match (self.focus_verdict, self.focus_owed.map(|obligation| obligation.outcome)) {
            (Verdict::Skipped, _) if self.flexible => DayState::Excused,
            (verdict, _) if self.flexible && verdict.counts() => DayState::Met,
            (_, Some(Outcome::Met)) => DayState::Met,
            (_, Some(Outcome::Missed)) => DayState::Missed,
            (_, Some(Outcome::Excused)) => DayState::Excused,
            // "Not today" was said, and the week is still open: nothing more is asked of the day.
            (Verdict::Slipped, _) => DayState::NotDue,
            (_, Some(Outcome::Pending)) => DayState::Due,
            (Verdict::Open, None) if self.focus_expects && self.owes_openly() => DayState::Due,
            _ => DayState::NotDue,
        }
    }

    /// Whether a day without an obligation of its own can still be asked for: a later day, or an overdue one.
    const fn owes_openly(&self) -> bool {
        self.focus >= self.today
    }

    fn finish(mut self, series: u16) -> Survey {
        // Days before the start have no strength yet.
        let missing = usize::from(series).saturating_sub(self.series.len());
        if missing > 0 {
            let mut padded = vec![0.0; missing];
            padded.append(&mut self.series);
            self.series = padded;
        }
        Survey {
            streak: self.streak.streak(self.today),
            score: self.score.value.clamp(0.0, 1.0),
            rates: Rates { rate_30d: self.month.rate(), rate_90d: self.quarter.rate() },
            state: self.state(),
            progress: self.focus_owed.and_then(|obligation| obligation.tally).map(|tally| tally.progress()),
            series: self.series,
        }
    }
}

impl Kept {
    fn add(&mut self, obligation: &Obligation) {
        match obligation.outcome {
            Outcome::Met => self.met += 1,
            Outcome::Missed => self.missed += 1,
            Outcome::Excused | Outcome::Pending => {}
        }
    }
}
