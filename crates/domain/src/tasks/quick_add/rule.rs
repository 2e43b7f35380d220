//! From a repeat in words to the rule by which it comes again.

use std::collections::BTreeSet;

use jiff::civil::Weekday;

use super::{MonthDay, RepeatAnchor, RepeatUnit, RepeatWords};
use crate::recurrence::{MonthDays, NthWeekday, Pattern, Rule};

/// A task has one row for each day of its series, so it comes again every day at the most.
const HOURS_OF_DAY: u16 = 24;

impl RepeatWords {
    /// The rule. `week_start`: the owner's, which decides what "every 2 weeks" means.
    ///
    /// # Errors
    /// `too_often` for hours that are no whole days.
    pub fn rule(&self, week_start: Weekday) -> Result<Rule, &'static str> {
        let (pattern, interval) = match self.unit {
            RepeatUnit::Hour if self.interval.is_multiple_of(HOURS_OF_DAY) => {
                (Pattern::Daily, self.interval / HOURS_OF_DAY)
            }
            RepeatUnit::Hour => return Err("too_often"),
            RepeatUnit::Day => (Pattern::Daily, self.interval),
            RepeatUnit::Week => (Pattern::Weekly(self.weekdays), self.interval),
            RepeatUnit::Month => {
                (Pattern::Monthly(self.month_day.map_or(MonthDays::OfFirst, MonthDay::days)), self.interval)
            }
            RepeatUnit::Year => (Pattern::Yearly(BTreeSet::new(), MonthDays::OfFirst), self.interval),
        };
        let rule = Rule { week_start, ..Rule::new(pattern).every(interval) };
        Ok(match self.anchor {
            RepeatAnchor::Schedule => rule,
            RepeatAnchor::Completion => rule.after_completion(),
        })
    }
}

impl MonthDay {
    fn days(self) -> MonthDays {
        let of = |nth, weekday| MonthDays::Weekdays(vec![NthWeekday { nth: Some(nth), weekday }]);
        match self {
            Self::Day(day) => MonthDays::Numbers(BTreeSet::from([day])),
            Self::Last => MonthDays::Numbers(BTreeSet::from([-1])),
            Self::Nth(nth, weekday) => of(nth, weekday),
            Self::LastOf(weekday) => of(-1, weekday),
        }
    }
}
