//! The days of one period. Periods are counted from that of the first day, so that any of them is found without the
//! ones before it: nothing drifts, and nothing has to be walked through.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use super::{MonthDays, MonthEnd, Pattern, Rule};
use crate::{
    habits::WeekdaySet,
    time::{date_of, day_number, month_of},
};

impl Rule {
    /// The number of the last period that begins on or before a day, 0 for the period of the first day.
    pub(super) fn period_of(&self, first: Date, day: Date) -> i32 {
        let between = match self.pattern {
            Pattern::Daily => day_number(day) - day_number(first),
            Pattern::Weekly(_) => week_of(day, self.week_start) - week_of(first, self.week_start),
            Pattern::Monthly(_) => month_of(day_number(day)) - month_of(day_number(first)),
            Pattern::Yearly(..) => i32::from(day.year()) - i32::from(first.year()),
        };
        between.div_euclid(self.step())
    }

    /// The days of a period, oldest first; none where the calendar has ended. Those of the first period may lie before
    /// the first day.
    pub(super) fn days_of(&self, first: Date, period: i32) -> Vec<Date> {
        let steps = period.saturating_mul(self.step());
        match &self.pattern {
            Pattern::Daily => day_of_number(day_number(first).saturating_add(steps)).into_iter().collect(),
            Pattern::Weekly(days) => {
                self.days_of_week(first, week_of(first, self.week_start).saturating_add(steps), *days)
            }
            Pattern::Monthly(days) => {
                let month = month_of(day_number(first)).saturating_add(steps);
                let number = i8::try_from(month.rem_euclid(12) + 1);
                number
                    .map_or_else(|_| Vec::new(), |number| self.days_of_month(first, month.div_euclid(12), number, days))
            }
            Pattern::Yearly(months, days) => {
                let year = i32::from(first.year()).saturating_add(steps);
                let of_first = BTreeSet::from([first.month()]);
                let months = if months.is_empty() { &of_first } else { months };
                months.iter().flat_map(|month| self.days_of_month(first, year, *month, days)).collect()
            }
        }
    }

    /// A rule that was not checked may say zero.
    fn step(&self) -> i32 {
        i32::from(self.interval.max(1))
    }

    fn days_of_week(&self, first: Date, week: i32, days: WeekdaySet) -> Vec<Date> {
        let days = if days.is_empty() { days.with(first.weekday()) } else { days };
        let begin = first_number_of_week(week, self.week_start);
        (begin..begin.saturating_add(7)).filter_map(day_of_number).filter(|day| days.contains(day.weekday())).collect()
    }

    fn days_of_month(&self, first: Date, year: i32, month: i8, days: &MonthDays) -> Vec<Date> {
        let begin = i16::try_from(year).ok().and_then(|year| Date::new(year, month, 1).ok());
        let Some(begin) = begin else { return Vec::new() };
        let mut found: Vec<Date> = match days {
            MonthDays::OfFirst => self.numbered(begin, first.day()).into_iter().collect(),
            MonthDays::Numbers(numbers) => numbers.iter().filter_map(|number| self.numbered(begin, *number)).collect(),
            MonthDays::Weekdays(weekdays) => weekdays
                .iter()
                .flat_map(|day| {
                    let (from, to) = day.nth.map_or((1, 5), |nth| (nth, nth));
                    (from..=to).filter_map(move |nth| begin.nth_weekday_of_month(nth, day.weekday).ok())
                })
                .collect(),
            MonthDays::Place(weekdays, place) => placed(begin, *weekdays, *place).into_iter().collect(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The day of a month by its number; what the month does not have is its nearest day, or none.
    fn numbered(&self, begin: Date, number: i8) -> Option<Date> {
        let last = begin.days_in_month();
        let told = if number < 0 { last + 1 + number } else { number };
        let held = told.clamp(1, last);
        if held != told && self.month_end == MonthEnd::Skip {
            return None;
        }
        Date::new(begin.year(), begin.month(), held).ok()
    }
}

/// The day at a place among some weekdays of a month, from its beginning or from its end.
fn placed(begin: Date, weekdays: WeekdaySet, place: i8) -> Option<Date> {
    let numbers = 1..=begin.days_in_month();
    let days = numbers.filter_map(|number| Date::new(begin.year(), begin.month(), number).ok());
    let days: Vec<Date> = days.filter(|day| weekdays.contains(day.weekday())).collect();
    let steps = usize::from(place.unsigned_abs()).checked_sub(1)?;
    if place < 0 { days.iter().rev().nth(steps).copied() } else { days.get(steps).copied() }
}

/// The number of the week of a day: weeks that begin on the same weekday can be compared.
fn week_of(day: Date, start: Weekday) -> i32 {
    (day_number(day) - i32::from(day.weekday().since(start))).div_euclid(7)
}

/// The first day of a numbered week, as a day number.
fn first_number_of_week(week: i32, start: Weekday) -> i32 {
    // Day number 0 was a Thursday, so that the weekday of a week's beginning tells its remainder.
    let remainder = i32::from(start.since(Weekday::Thursday));
    week.saturating_mul(7).saturating_add(remainder)
}

/// The date of a day number; none beyond the dates that exist.
fn day_of_number(number: i32) -> Option<Date> {
    let day = date_of(number);
    (day_number(day) == number).then_some(day)
}
