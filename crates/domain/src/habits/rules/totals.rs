//! What the days of a calendar period add up to, and what they were to add up to (spec/habits 1.2, "Target card").
//! Skipped and paused days ask
//! for nothing, and neither do those before the habit's first one.

use jiff::civil::Date;

use crate::habits::{
    Anchor, Calendar, Grouping, HabitInput, HabitKind, PeriodTotal, Schedule, Total,
    calendar::{date_of, day_number, weekday_of},
    rules::{
        paused::PausedDays,
        rhythm::DueDays,
        segment::{Segment, segments},
        verdict::{Mark, Verdict},
    },
};

/// The totals of the last `count` periods up to today's, newest first.
#[must_use]
pub fn period_totals(input: &HabitInput, cal: Calendar, grouping: Grouping, count: usize) -> Vec<PeriodTotal> {
    let segments = segments(&input.habit);
    let start = input.habit.starts_on;
    grouping
        .last_periods(cal.today, cal.week_start, start, count)
        .into_iter()
        .map(|(first, last)| total(input, &segments, cal.today, first.max(start), first, last))
        .collect()
}

fn total(input: &HabitInput, segments: &[Segment], today: Date, from: Date, first: Date, last: Date) -> PeriodTotal {
    let is_measured = input.habit.kind.is_measured();
    let mut marks = input.history.marks_from(from);
    let mut paused = PausedDays::of(input);
    let (mut sum, mut target, mut skipped, mut counted) = (Total::ZERO, Some(0.0_f64), 0_u32, 0_u32);
    for number in day_number(from)..=day_number(last) {
        let (mark, is_paused) = (marks.next_mark(), paused.contains(number));
        let Some(segment) = segment_on(segments, number) else { continue };
        // Days that were judged in another way have another measure: minutes do not add to yeses.
        if segment.judge.kind.is_measured() != is_measured {
            continue;
        }
        let mark = if is_paused { segment.judge.paused(mark) } else { mark };
        let verdict = segment.judge.verdict(mark, number < day_number(today));
        if verdict == Verdict::Skipped {
            skipped += 1;
            continue;
        }
        target = target.zip(asked_on(segment, number)).map(|(target, more)| target + more);
        if number > day_number(today) {
            continue;
        }
        counted += u32::from(verdict.counts());
        sum = sum.and(Total::from_thousandths(said(mark, verdict, is_measured)));
    }
    let target = target.map(|target| whole(target, is_measured).shown());
    PeriodTotal { first, last, total: sum.shown(), target, counted, skipped, is_open: last >= today }
}

fn segment_on(segments: &[Segment], number: i32) -> Option<&Segment> {
    segments.iter().find(|segment| segment.first <= number && number < segment.end)
}

/// Thousandths that a day adds: its amount, or one for a day that counts.
fn said(mark: Mark, verdict: Verdict, is_measured: bool) -> i64 {
    if is_measured { mark.value.unwrap_or(0) } else { 1000 * i64::from(verdict.counts()) }
}

/// A target in thousandths. Times are whole.
fn whole(target: f64, is_measured: bool) -> Total {
    let thousandths = if is_measured { target.round() } else { (target / 1000.0).round() * 1000.0 };
    Total::from_thousandths(thousandths as i64)
}

/// Thousandths that a day is to add, on average over its week or month. None where a sum has no measure: a limit of
/// each day says nothing of a week in which only some days are to keep it.
fn asked_on(segment: &Segment, number: i32) -> Option<f64> {
    let judge = segment.judge;
    let each = if judge.kind.is_measured() { judge.target as f64 } else { 1000.0 };
    if let Some(due) = DueDays::of(segment) {
        return Some(if due.contains(number, weekday_of(number)) { each } else { 0.0 });
    }
    if judge.kind == HabitKind::Limit && !segment.schedule.adds_up() {
        return None;
    }
    let month = f64::from(date_of(number).days_in_month());
    Some(match segment.schedule {
        Schedule::TimesPerWeek { times } => each * f64::from(times) / 7.0,
        Schedule::TimesPerMonth { times } => each * f64::from(times).min(month) / month,
        Schedule::TimesInDays { times, days } => each * f64::from(times) / f64::from(days.max(1)),
        Schedule::EveryXDays { days, anchor: Anchor::LastDone } => each / f64::from(days.max(1)),
        Schedule::Daily {} | Schedule::Weekdays { .. } | Schedule::EveryXDays { anchor: Anchor::Fixed, .. } => each,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_of_times_is_whole() {
        assert_eq!(whole(12_857.2, false).thousandths(), 13_000);
        assert_eq!(whole(12_857.2, true).thousandths(), 12_857);
    }
}
