//! Turns the days of one segment into obligations, whatever the schedule. Each schedule keeps what it needs between
//! days; a day ends at most one obligation.

use crate::habits::{
    Anchor, Schedule,
    rules::{
        after_last::AfterLast,
        obligation::{Obligation, Outcome},
        period::{Period, PeriodLength},
        segment::Segment,
        verdict::{Mark, Verdict},
        window::Window,
    },
};

/// A day on its way through the rules.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    pub(crate) number: i32,
    /// Monday 0 to Sunday 6.
    pub(crate) weekday: u8,
    pub(crate) mark: Mark,
    pub(crate) verdict: Verdict,
    /// The last day of the walk, which is still open.
    pub(crate) is_today: bool,
}

/// Which single days are due.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DueDays {
    /// A bit for each weekday, Monday lowest.
    Weekdays(u8),
    /// Every so many days, counted from the anchor.
    Every { days: i32, anchor: i32 },
}

impl DueDays {
    pub(crate) const fn contains(self, number: i32, weekday: u8) -> bool {
        match self {
            Self::Weekdays(bits) => bits >> weekday & 1 == 1,
            Self::Every { days, anchor } => (number - anchor) % days == 0,
        }
    }

    /// The share of days that are due, 0 to 1.
    pub(crate) fn frequency(self) -> f64 {
        match self {
            Self::Weekdays(bits) => f64::from(bits.count_ones()) / 7.0,
            Self::Every { days, .. } => 1.0 / f64::from(days),
        }
    }

    /// The due days of a schedule with fixed days; none for the others.
    pub(crate) fn of(segment: &Segment) -> Option<Self> {
        match segment.schedule {
            Schedule::Daily {} => Some(Self::Weekdays(0x7f)),
            Schedule::Weekdays { days } => {
                Some(Self::Weekdays(days.iter().fold(0, |bits, day| bits | 1 << day.to_monday_zero_offset())))
            }
            Schedule::EveryXDays { days, anchor: Anchor::Fixed } => {
                Some(Self::Every { days: i32::from(days.max(1)), anchor: segment.anchor })
            }
            _ => None,
        }
    }
}

/// The obligations of one segment in the making.
#[derive(Debug)]
pub(crate) enum Rhythm {
    Fixed(DueDays),
    AfterLast(AfterLast),
    Period(Period),
    Window(Window),
}

impl Rhythm {
    /// `last_counted`: the last day that counted in the segments before. `week_start`: Monday 0 to Sunday 6.
    pub(crate) fn begin(segment: &Segment, week_start: u8, last_counted: Option<i32>) -> Self {
        match segment.schedule {
            Schedule::TimesPerWeek { times } => {
                Self::Period(Period::new(segment, PeriodLength::Week(week_start), times))
            }
            Schedule::TimesPerMonth { times } => Self::Period(Period::new(segment, PeriodLength::Month, times)),
            Schedule::TimesInDays { times, days } => Self::Window(Window::new(segment, times, days)),
            Schedule::EveryXDays { days, anchor: Anchor::LastDone } => {
                Self::AfterLast(AfterLast::new(segment.first, i32::from(days.max(1)), last_counted))
            }
            _ => Self::Fixed(DueDays::of(segment).unwrap_or(DueDays::Weekdays(0x7f))),
        }
    }

    /// The obligation that this day ends, if it ends one.
    #[inline]
    pub(crate) fn day(&mut self, day: &Day) -> Option<Obligation> {
        match self {
            Self::Fixed(due) if due.contains(day.number, day.weekday) => {
                Some(Obligation::on_day(day.number, outcome_of_due_day(day)))
            }
            Self::Fixed(_) => None,
            Self::AfterLast(rhythm) => rhythm.day(day),
            Self::Period(rhythm) => rhythm.day(day),
            Self::Window(rhythm) => rhythm.day(day),
        }
    }

    /// The obligation that is still open after the last day.
    pub(crate) fn rest(&self) -> Option<Obligation> {
        match self {
            Self::Period(rhythm) => rhythm.rest(),
            _ => None,
        }
    }

    /// Whether something may be asked of a day after the last one seen, or of the last one itself.
    pub(crate) const fn expects(&self, number: i32, weekday: u8) -> bool {
        match self {
            Self::Fixed(due) => due.contains(number, weekday),
            Self::AfterLast(rhythm) => rhythm.expects(number),
            Self::Period(_) | Self::Window(_) => true,
        }
    }
}

/// What a single due day came to.
pub(crate) const fn outcome_of_due_day(day: &Day) -> Outcome {
    match day.verdict {
        Verdict::Kept | Verdict::Partly => Outcome::Met,
        Verdict::Skipped => Outcome::Excused,
        Verdict::Open if day.is_today => Outcome::Pending,
        Verdict::Slipped | Verdict::Open => Outcome::Missed,
    }
}
