//! The one pass over a habit's days that answers every question about it. Day by day through the packed years, with
//! no look-up and no allocation for a day, so that fifty habits of ten years stay in the range of a millisecond.

use jiff::civil::Date;

use crate::habits::{
    Calendar, DayState, HabitInput, PeriodProgress, Rates, Streak, StreakUnit,
    calendar::{date_of, day_number, weekday_of},
    entries::Marks,
    rules::{
        focus::Focus,
        misses::MissCount,
        obligation::{Obligation, Outcome},
        paused::PausedDays,
        rhythm::{Day, DueDays, Rhythm, outcome_of_due_day},
        score::ScoreCount,
        segment::{Segment, segments},
        streak::StreakCount,
        verdict::{Judge, Mark},
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
    /// The last day, as a number, of what is owed on the focus.
    pub(crate) owed_until: Option<i32>,
    /// Due days in a row that were missed just before the focus; none where more than a day is counted at once.
    pub(crate) missed_before: u32,
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
    focus: Focus,
    streak: StreakCount,
    score: ScoreCount,
    series: Vec<f64>,
    series_from: i32,
    month: Kept,
    quarter: Kept,
    misses: MissCount,
}

/// Answers everything about one habit.
pub(crate) fn survey(input: &HabitInput, cal: Calendar, request: &SurveyRequest) -> Survey {
    let (today, focus) = (day_number(cal.today), day_number(request.focus));
    walk(input, cal, request, Focus::new(focus, focus, today)).finish(request.series)
}

/// The same in the same pass, with how each of the days from `from` to `to` stands.
pub(crate) fn survey_days(input: &HabitInput, cal: Calendar, from: Date, to: Date) -> (Survey, Vec<DayState>) {
    let request = SurveyRequest { series: 0, focus: from, today_as: None };
    let focus = Focus::new(day_number(from), day_number(to), day_number(cal.today));
    let walk = walk(input, cal, &request, focus);
    let states = walk.focus.states().collect();
    (walk.finish(request.series), states)
}

fn walk(input: &HabitInput, cal: Calendar, request: &SurveyRequest, focus: Focus) -> Walk {
    let (today, last) = (day_number(cal.today), focus.last);
    let segments = segments(&input.habit);
    let mut walk = Walk::new(input, &segments, today, focus, request.series);
    let week_start = cal.week_start.to_monday_zero_offset().unsigned_abs();
    let mut marks = input.history.marks_from(input.habit.starts_on);
    let mut paused = PausedDays::of(input);
    let mut last_counted = None;
    for segment in segments.iter().filter(|segment| segment.first <= today.max(last)) {
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
        walk.look_ahead(input, segment, &rhythm);
    }
    walk
}

impl Walk {
    fn new(input: &HabitInput, segments: &[Segment], today: i32, focus: Focus, series: u16) -> Self {
        let unit = segments.first().map_or(StreakUnit::Day, Segment::unit);
        let judge = segments.first().map_or_else(|| Judge::new(input.habit.judged(), None), |segment| segment.judge);
        let before = focus.first;
        Self {
            today,
            focus,
            streak: StreakCount::new(input.habit.reserves_per_month, unit),
            score: ScoreCount::new(segments, judge),
            series: Vec::with_capacity(usize::from(series)),
            series_from: today.saturating_sub(i32::from(series)).saturating_add(1),
            month: Kept::default(),
            quarter: Kept::default(),
            misses: MissCount::until(before),
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
        let watched = self.today.saturating_sub(89).min(self.series_from).min(self.focus.first);
        let end = watched.min(segment.end).max(segment.first);
        let mut weekday = weekday_of(segment.first);
        for number in segment.first..end {
            let mark = marks.next_mark();
            let mark = if paused.contains(number) { segment.judge.paused(mark) } else { mark };
            let verdict = segment.judge.verdict(mark, true);
            if due.contains(number, weekday) {
                let day = Day { number, weekday, mark, verdict, is_today: false };
                let outcome = outcome_of_due_day(&day);
                self.streak.add(outcome, number);
                self.misses.add(&Obligation::on_day(number, outcome));
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
        self.misses.add(&obligation);
        if obligation.last > self.today.saturating_sub(90) {
            self.quarter.add(&obligation);
            if obligation.last > self.today.saturating_sub(30) {
                self.month.add(&obligation);
            }
        }
        self.focus.note_owed(&obligation);
    }

    #[inline]
    fn after(&mut self, day: &Day, rhythm: &Rhythm) {
        if day.number >= self.series_from {
            self.series.push(self.score.value);
        }
        let expects = day.is_today && rhythm.expects(day.number, day.weekday);
        self.focus.note(day.number, day.verdict, expects, !matches!(rhythm, Rhythm::Fixed(_)));
    }

    /// The days after today: what was said of them already, or what will be asked.
    fn look_ahead(&mut self, input: &HabitInput, segment: &Segment, rhythm: &Rhythm) {
        let first = segment.first.max(self.focus.first).max(self.today.saturating_add(1));
        for number in first..segment.end.min(self.focus.last.saturating_add(1)) {
            let day = date_of(number);
            let mark = input.history.mark(day);
            let mark = Mark { status: mark.status, value: mark.value.map(crate::habits::Quantity::thousandths) };
            let mark = if input.is_paused(day) { segment.judge.paused(mark) } else { mark };
            let expects = rhythm.expects(number, weekday_of(number));
            self.focus.note(number, segment.judge.verdict(mark, false), expects, expects);
        }
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
            state: self.focus.state(),
            progress: self.focus.progress(),
            owed_until: self.focus.owed_until(),
            missed_before: self.misses.in_a_row(),
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
