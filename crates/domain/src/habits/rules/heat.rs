//! The year as squares: how much of each day's target was kept.

use jiff::civil::Date;

use crate::habits::{
    Calendar, HabitInput, HabitKind, HeatDay, Quantity,
    calendar::day_number,
    rules::{
        paused::PausedDays,
        segment::{Segment, segments},
        verdict::{Mark, Verdict, reached_share},
    },
};

/// Every day of a year, 1 January first. Empty for a year that does not exist.
#[must_use]
pub fn heat_map(input: &HabitInput, cal: Calendar, year: i16) -> Vec<HeatDay> {
    let Ok(first) = Date::new(year, 1, 1) else { return Vec::new() };
    let (today, start) = (day_number(cal.today), day_number(input.habit.starts_on));
    let segments = segments(&input.habit);
    let days = first.days_in_year();
    let largest = largest_value(input, year);
    let mut marks = input.history.marks_from(first);
    let mut paused = PausedDays::of(input);
    let mut squares = Vec::with_capacity(usize::from(days.unsigned_abs()));
    let mut segment_at = 0;
    for (day, number) in
        first.series(jiff::Span::new().days(1)).take(usize::from(days.unsigned_abs())).zip(day_number(first)..)
    {
        let mark = marks.next_mark();
        let is_paused = paused.contains(number);
        while segments.get(segment_at).is_some_and(|segment| segment.end <= number) {
            segment_at += 1;
        }
        let share = match segments.get(segment_at) {
            Some(segment) if number >= start && number <= today => {
                let read = if is_paused { segment.judge.paused(mark) } else { mark };
                share(segment, read, number < today, largest)
            }
            _ => 0.0,
        };
        let value = mark.value.and_then(|value| Quantity::from_thousandths(value).ok());
        squares.push(HeatDay { day, level: level(share), value, status: mark.status });
    }
    squares
}

fn share(segment: &Segment, mark: Mark, closed: bool, largest: i64) -> f64 {
    let verdict = segment.judge.verdict(mark, closed);
    match (verdict, mark.value) {
        (Verdict::Skipped, _) => 0.0,
        // Amounts that add up over a week have no target of the day: the fullest day of the year is the measure.
        (_, Some(value)) if adds_up(segment) => reached_share(value, largest.max(1)),
        _ => segment.judge.share(verdict, mark),
    }
}

const fn adds_up(segment: &Segment) -> bool {
    segment.schedule.adds_up() && matches!(segment.judge.kind, HabitKind::Measure)
}

fn largest_value(input: &HabitInput, year: i16) -> i64 {
    input.history.year(year).map_or(0, crate::habits::HistoryYear::largest_value)
}

fn level(share: f64) -> u8 {
    if share <= 0.0 { 0 } else { ((share * 4.0).ceil() as u8).clamp(1, 4) }
}
