//! The rule itself. What it leaves open (which weekday, which day of the month) is the first day's, so that a rule
//! reads the same for everything that begins on another day.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::habits::WeekdaySet;

/// The largest number of days, weeks, months or years between two periods.
pub const MOST_INTERVAL: u16 = 999;
/// The largest number of occurrences that a rule can be held to.
pub const MOST_OCCURRENCES: u16 = 999;
/// The longest text of a rule, in bytes.
pub const LONGEST_RULE: usize = 600;

/// When something comes again. Stored and transmitted as text, see [`Rule::parse`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rule {
    /// Which days of a period, and which period.
    pub pattern: Pattern,
    /// Every so many periods, 1 to [`MOST_INTERVAL`].
    pub interval: u16,
    /// What the next day is counted from.
    pub from: RepeatFrom,
    /// When it ends.
    pub end: RepeatEnd,
    /// First day of a week; it matters where only every second week counts.
    pub week_start: Weekday,
    /// What becomes of a day that a month does not have.
    pub month_end: MonthEnd,
}

/// Which days of which period.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Every so many days.
    Daily,
    /// Weekdays of every so many weeks. An empty set is the weekday of the first day.
    Weekly(WeekdaySet),
    /// Days of every so many months.
    Monthly(MonthDays),
    /// Days of months of every so many years; no month is the month of the first day.
    Yearly(BTreeSet<i8>, MonthDays),
}

/// Days of a month.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MonthDays {
    /// The day of the month that the first day has.
    OfFirst,
    /// By number, 1 to 31, or counted from the end, -1 to -31. Never empty.
    Numbers(BTreeSet<i8>),
    /// The second Tuesday, every Friday. Never empty. A weekday that a month does not have is left out.
    Weekdays(Vec<NthWeekday>),
    /// The first (1) or the last (-1) of some weekdays: "the last working day". The set is never empty, the place 1 to
    /// 23 or -1 to -23.
    Place(WeekdaySet, i8),
}

/// A weekday within a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NthWeekday {
    /// Which of them: 1 to 5, or -1 to -5 from the end; none is every one.
    pub nth: Option<i8>,
    /// The weekday.
    pub weekday: Weekday,
}

/// What the next day is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatFrom {
    /// From the first day: the days are known before anything is done.
    Schedule,
    /// From the day on which the last one was done.
    Completion,
}

/// When a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepeatEnd {
    /// It goes on.
    Never,
    /// The last day that may still be one.
    Until(Date),
    /// After so many days, the first included, 1 to [`MOST_OCCURRENCES`].
    After(u16),
}

/// What becomes of a day that a month does not have, such as the 31st of April.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthEnd {
    /// It is the last day of that month, and the day itself again in the next (RFC 7529, section 4.1, `SKIP=BACKWARD`).
    Clamp,
    /// There is none in that month, as RFC 5545 has it. Only chosen on purpose, for rules of other apps (spec/habits
    /// 4.2).
    Skip,
}

impl Rule {
    /// A pattern in every period, from the schedule, without an end.
    #[must_use]
    pub const fn new(pattern: Pattern) -> Self {
        Self {
            pattern,
            interval: 1,
            from: RepeatFrom::Schedule,
            end: RepeatEnd::Never,
            week_start: Weekday::Monday,
            month_end: MonthEnd::Clamp,
        }
    }

    /// Every day.
    #[must_use]
    pub const fn daily() -> Self {
        Self::new(Pattern::Daily)
    }

    /// Every week on the weekday of the first day.
    #[must_use]
    pub fn weekly() -> Self {
        Self::weekly_on(WeekdaySet::default())
    }

    /// Every week on some weekdays.
    #[must_use]
    pub const fn weekly_on(days: WeekdaySet) -> Self {
        Self::new(Pattern::Weekly(days))
    }

    /// Every month on the day of the first one.
    #[must_use]
    pub const fn monthly() -> Self {
        Self::new(Pattern::Monthly(MonthDays::OfFirst))
    }

    /// Every month on some days.
    #[must_use]
    pub const fn monthly_on(days: MonthDays) -> Self {
        Self::new(Pattern::Monthly(days))
    }

    /// Every year on the day of the first one.
    #[must_use]
    pub const fn yearly() -> Self {
        Self::new(Pattern::Yearly(BTreeSet::new(), MonthDays::OfFirst))
    }

    /// The same in every so many periods only.
    #[must_use]
    pub fn every(self, interval: u16) -> Self {
        Self { interval, ..self }
    }

    /// The same counted from the day on which the last one was done.
    #[must_use]
    pub fn after_completion(self) -> Self {
        Self { from: RepeatFrom::Completion, ..self }
    }

    /// The same with a last day.
    #[must_use]
    pub fn until(self, last: Date) -> Self {
        Self { end: RepeatEnd::Until(last), ..self }
    }

    /// The same held to a number of days.
    #[must_use]
    pub fn times(self, count: u16) -> Self {
        Self { end: RepeatEnd::After(count), ..self }
    }

    /// The same with what it left open taken from the first day, so that the rule keeps its anchor day even when its
    /// days are moved one by one. A rule from completion has no first day and stays as it is.
    #[must_use]
    pub fn anchored(self, first: Date) -> Self {
        if self.from == RepeatFrom::Completion {
            return self;
        }
        let day = |days: MonthDays| match days {
            MonthDays::OfFirst => MonthDays::Numbers(BTreeSet::from([first.day()])),
            told => told,
        };
        let pattern = match self.pattern {
            Pattern::Daily => Pattern::Daily,
            Pattern::Weekly(days) if days.is_empty() => Pattern::Weekly(days.with(first.weekday())),
            Pattern::Weekly(days) => Pattern::Weekly(days),
            Pattern::Monthly(days) => Pattern::Monthly(day(days)),
            Pattern::Yearly(months, days) if months.is_empty() => {
                Pattern::Yearly(BTreeSet::from([first.month()]), day(days))
            }
            Pattern::Yearly(months, days) => Pattern::Yearly(months, day(days)),
        };
        Self { pattern, ..self }
    }

    /// The same for something of which no more than one day is known, as in what other apps export: a month's last day
    /// stays the last, because nobody can tell any more whether the 30th of November was meant, or its end.
    #[must_use]
    pub fn anchored_by_lone_day(self, day: Date) -> Self {
        match self.pattern {
            Pattern::Monthly(MonthDays::OfFirst) if day == day.last_of_month() => {
                Self { pattern: Pattern::Monthly(MonthDays::Numbers(BTreeSet::from([-1]))), ..self }
            }
            _ => self.anchored(day),
        }
    }

    /// # Errors
    /// `out_of_range` for a number that is not possible, `required` for an empty choice of days, `not_allowed` for a
    /// number of times counted from completion, where no first day is known, and for days of a year without their
    /// month.
    pub fn check(&self) -> Result<(), &'static str> {
        if !(1..=MOST_INTERVAL).contains(&self.interval) {
            return Err("out_of_range");
        }
        match (self.end, self.from) {
            (RepeatEnd::After(_), RepeatFrom::Completion) => return Err("not_allowed"),
            (RepeatEnd::After(count), _) if !(1..=MOST_OCCURRENCES).contains(&count) => return Err("out_of_range"),
            (RepeatEnd::Until(day), _) if !(1900..=2200).contains(&day.year()) => return Err("out_of_range"),
            _ => {}
        }
        match &self.pattern {
            Pattern::Daily | Pattern::Weekly(_) => Ok(()),
            Pattern::Monthly(days) => days.check(),
            Pattern::Yearly(months, days) if months.is_empty() && *days != MonthDays::OfFirst => Err("not_allowed"),
            Pattern::Yearly(months, _) if months.iter().any(|month| !(1..=12).contains(month)) => Err("out_of_range"),
            Pattern::Yearly(_, days) => days.check(),
        }
    }
}

impl MonthDays {
    fn check(&self) -> Result<(), &'static str> {
        let is_within = |number: i8, most: i8| number != 0 && (-most..=most).contains(&number);
        let (is_empty, ok) = match self {
            Self::OfFirst => (false, true),
            Self::Numbers(days) => (days.is_empty(), days.iter().all(|day| is_within(*day, 31))),
            Self::Weekdays(days) => {
                (days.is_empty(), days.iter().all(|day| day.nth.is_none_or(|nth| is_within(nth, 5))))
            }
            Self::Place(days, place) => (days.is_empty(), is_within(*place, 23)),
        };
        match (is_empty, ok) {
            (true, _) => Err("required"),
            (false, true) => Ok(()),
            (false, false) => Err("out_of_range"),
        }
    }
}
