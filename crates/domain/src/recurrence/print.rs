//! A rule as text, in one spelling: the order of RFC 5545, and nothing that is understood anyway.

use std::{collections::BTreeSet, fmt};

use jiff::civil::Weekday;

use super::{MonthDays, MonthEnd, NthWeekday, Pattern, RepeatEnd, RepeatFrom, Rule};
use crate::habits::WeekdaySet;

/// The weekdays as RFC 5545 writes them.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

impl fmt::Display for Rule {
    /// `FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31`. What RFC 5545 has no word for follows at the end: `SKIP` of RFC 7529,
    /// and `FROM=COMPLETION`, as other task apps write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match &self.pattern {
            Pattern::Daily => "DAILY",
            Pattern::Weekly(_) => "WEEKLY",
            Pattern::Monthly(_) => "MONTHLY",
            Pattern::Yearly(..) => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match &self.pattern {
            Pattern::Daily => {}
            Pattern::Weekly(days) if days.is_empty() => {}
            Pattern::Weekly(days) => write!(f, ";BYDAY={}", weekdays(*days))?,
            Pattern::Monthly(days) => days.print(f)?,
            Pattern::Yearly(months, days) => {
                if !months.is_empty() {
                    write!(f, ";BYMONTH={}", numbers(months))?;
                }
                days.print(f)?;
            }
        }
        if self.week_start != Weekday::Monday {
            write!(f, ";WKST={}", code(self.week_start))?;
        }
        match self.end {
            RepeatEnd::Never => {}
            RepeatEnd::Until(day) => {
                write!(f, ";UNTIL={:04}{:02}{:02}", day.year(), day.month(), day.day())?;
            }
            RepeatEnd::After(count) => write!(f, ";COUNT={count}")?,
        }
        if self.month_end == MonthEnd::Skip {
            f.write_str(";SKIP=OMIT")?;
        }
        if self.from == RepeatFrom::Completion {
            f.write_str(";FROM=COMPLETION")?;
        }
        Ok(())
    }
}

impl MonthDays {
    fn print(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OfFirst => Ok(()),
            Self::Numbers(days) => write!(f, ";BYMONTHDAY={}", numbers(days)),
            Self::Weekdays(days) => {
                let days: Vec<String> = days.iter().map(NthWeekday::to_string).collect();
                write!(f, ";BYDAY={}", days.join(","))
            }
            Self::Place(days, place) => write!(f, ";BYDAY={};BYSETPOS={place}", weekdays(*days)),
        }
    }
}

impl fmt::Display for NthWeekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weekday = code(self.weekday);
        match self.nth {
            Some(nth) => write!(f, "{nth}{weekday}"),
            None => f.write_str(weekday),
        }
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

fn weekdays(days: WeekdaySet) -> String {
    days.iter().map(code).collect::<Vec<_>>().join(",")
}

fn numbers(numbers: &BTreeSet<i8>) -> String {
    numbers.iter().map(i8::to_string).collect::<Vec<_>>().join(",")
}

fn code(day: Weekday) -> &'static str {
    WEEKDAYS.into_iter().find(|(_, known)| *known == day).map_or("MO", |(code, _)| code)
}
