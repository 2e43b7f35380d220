//! How many days of a rule went by, so that a page can say "skipped four" after a long break.

use jiff::civil::Date;

use super::{Pattern, Rule};

impl Rule {
    /// The number of days of the rule after `after` and before `before`, neither included. Days and weeks are counted
    /// by arithmetic; months and years are looked at one by one, because they differ, and there are few of them.
    #[must_use]
    pub fn days_between(&self, first: Date, after: Date, before: Date) -> u32 {
        let (Ok(from), Ok(to)) = (after.tomorrow(), before.yesterday()) else { return 0 };
        let (from, to) = (from.max(first), to.min(self.last_day(first)));
        if from > to {
            return 0;
        }
        let (begin, end) = (self.period_of(first, from), self.period_of(first, to));
        let within = |period: i32| {
            let days = self.days_of(first, period).into_iter().filter(|day| (from..=to).contains(day));
            u32::try_from(days.count()).unwrap_or(u32::MAX)
        };
        if begin == end {
            return within(begin);
        }
        within(begin).saturating_add(self.whole_periods(first, begin + 1, end)).saturating_add(within(end))
    }

    /// The days of the periods from `begin` up to `end`, that one not included.
    fn whole_periods(&self, first: Date, begin: i32, end: i32) -> u32 {
        let periods = u32::try_from(end - begin).unwrap_or_default();
        match self.pattern {
            Pattern::Daily => periods,
            Pattern::Weekly(days) => periods.saturating_mul(days.len().max(1)),
            Pattern::Monthly(_) | Pattern::Yearly(..) => {
                let days: usize = (begin..end).map(|period| self.days_of(first, period).len()).sum();
                u32::try_from(days).unwrap_or(u32::MAX)
            }
        }
    }
}
