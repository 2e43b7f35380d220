//! The next day of a rule, found by arithmetic: however long something was left alone, the answer costs the same.

use std::iter::successors;

use jiff::civil::Date;

use super::{Pattern, RepeatEnd, Rule};

/// After so many months the calendar repeats itself, weekdays included: a month rule that finds nothing in them never
/// does.
const MONTHS_OF_CYCLE: i32 = 4_800;
/// The same in years.
const YEARS_OF_CYCLE: i32 = 400;

impl Rule {
    /// The first day of the rule on or after `from`; none when it has ended. `first`: the day from which the rule
    /// counts.
    ///
    /// ```
    /// use domain::recurrence::Rule;
    /// use jiff::civil::date;
    ///
    /// let monthly = Rule::monthly();
    /// let first = date(2026, 1, 31);
    /// assert_eq!(monthly.first_from(first, date(2026, 2, 1)), Some(date(2026, 2, 28)));
    /// assert_eq!(monthly.first_from(first, date(2026, 3, 1)), Some(date(2026, 3, 31)));
    /// ```
    #[must_use]
    pub fn first_from(&self, first: Date, from: Date) -> Option<Date> {
        self.endless_from(first, from).filter(|day| *day <= self.last_day(first))
    }

    /// The first day of the rule after `after`.
    #[must_use]
    pub fn next_after(&self, first: Date, after: Date) -> Option<Date> {
        self.first_from(first, after.tomorrow().ok()?)
    }

    /// The day after one that was done on `done`, for a rule that counts from completion.
    #[must_use]
    pub fn next_from_completion(&self, done: Date) -> Option<Date> {
        self.next_after(done, done)
    }

    /// Whether a day is one of the rule's.
    #[must_use]
    pub fn falls_on(&self, first: Date, day: Date) -> bool {
        self.first_from(first, day) == Some(day)
    }

    /// The days of the rule from `from` to `to`, both included.
    pub fn days_within(&self, first: Date, from: Date, to: Date) -> impl Iterator<Item = Date> + '_ {
        let to = to.min(self.last_day(first));
        let next = move |day: &Date| self.endless_from(first, day.tomorrow().ok()?);
        successors(self.endless_from(first, from), next).take_while(move |day| *day <= to)
    }

    /// The last day that the rule can have. A number of times is at most [`super::MOST_OCCURRENCES`], so counting them
    /// is bounded by the rule and not by the calendar.
    pub(super) fn last_day(&self, first: Date) -> Date {
        match self.end {
            RepeatEnd::Never => Date::MAX,
            RepeatEnd::Until(day) => day,
            RepeatEnd::After(count) => {
                let next = |day: &Date| self.endless_from(first, day.tomorrow().ok()?);
                successors(self.endless_from(first, first), next).take(usize::from(count)).last().unwrap_or(Date::MIN)
            }
        }
    }

    /// The first day on or after `from`, whether or not the rule has ended.
    fn endless_from(&self, first: Date, from: Date) -> Option<Date> {
        let from = from.max(first);
        let begin = self.period_of(first, from);
        let mut periods = begin..=begin.saturating_add(self.periods_to_search());
        periods.find_map(|period| self.days_of(first, period).into_iter().find(|day| *day >= from))
    }

    /// The period after the one of a day always has a day, but for months and years that lack what the rule asks for.
    const fn periods_to_search(&self) -> i32 {
        match self.pattern {
            Pattern::Daily | Pattern::Weekly(_) => 1,
            Pattern::Monthly(_) => MONTHS_OF_CYCLE,
            Pattern::Yearly(..) => YEARS_OF_CYCLE,
        }
    }
}
