//! So many times in so many days, as a schedule of ours.

use domain::habits::{Anchor, Schedule};

use super::Finder;
use crate::{FoundHabit, LossCode, ProblemCode, Weeks};

/// A schedule, and how well it says what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Often {
    /// The schedule.
    pub schedule: Schedule,
    /// Whether it says the same.
    pub is_exact: bool,
    /// Whether it hangs on the choice of what a week is.
    pub is_a_week: bool,
}

impl Often {
    /// One that says the same.
    #[must_use]
    pub const fn exactly(schedule: Schedule) -> Self {
        Self { schedule, is_exact: true, is_a_week: false }
    }

    /// One that comes near.
    #[must_use]
    pub const fn about(schedule: Schedule) -> Self {
        Self { schedule, is_exact: false, is_a_week: false }
    }
}

impl Finder<'_> {
    /// The schedule that comes nearest, and the one that the habit has where none does. `told`: the field of the file
    /// that says it, and what stands there.
    pub fn schedule(&mut self, nearest: Option<Often>, habit: &FoundHabit, told: (&str, &str)) -> Schedule {
        let Some(nearest) = nearest else {
            self.leave_field(habit.place.column(told.0), ProblemCode::UnknownFrequency, told.1);
            return habit.schedule;
        };
        if !nearest.is_exact {
            self.lose(LossCode::FrequenciesChanged, &habit.name);
        }
        nearest.schedule
    }
}

/// The longest window that we have.
const LONGEST_WINDOW: u32 = 366;

/// Loop's frequency. None when one of the numbers is zero.
#[must_use]
pub fn often(times: u32, days: u32, weeks: Weeks) -> Option<Often> {
    if times == 0 || days == 0 {
        return None;
    }
    if times >= days {
        let daily = Schedule::Daily {};
        return Some(if times == days { Often::exactly(daily) } else { Often::about(daily) });
    }
    if days > LONGEST_WINDOW {
        let scaled = (u64::from(times) * u64::from(LONGEST_WINDOW)).div_ceil(u64::from(days));
        return window(u32::try_from(scaled).ok()?, LONGEST_WINDOW).map(Often::about);
    }
    match (days, weeks) {
        (7, Weeks::Calendar) => {
            let schedule = Schedule::TimesPerWeek { times: u8::try_from(times).ok()? };
            Some(Often { is_a_week: true, ..Often::exactly(schedule) })
        }
        (7, Weeks::Rolling) => {
            window(times, days).map(|schedule| Often { is_a_week: true, ..Often::exactly(schedule) })
        }
        (30 | 31, _) => Some(Often::exactly(Schedule::TimesPerMonth { times: u8::try_from(times).ok()? })),
        _ => window(times, days).map(Often::exactly),
    }
}

fn window(times: u32, days: u32) -> Option<Schedule> {
    Some(Schedule::TimesInDays { times: u16::try_from(times).ok()?, days: u16::try_from(days).ok()? })
}

/// Every so many days, counted from the first one.
#[must_use]
pub fn every(days: u32) -> Option<Often> {
    match days {
        0 => None,
        1 => Some(Often::exactly(Schedule::Daily {})),
        2..=LONGEST_WINDOW => {
            let days = u16::try_from(days).ok()?;
            Some(Often::exactly(Schedule::EveryXDays { days, anchor: Anchor::Fixed }))
        }
        _ => window(1, LONGEST_WINDOW).map(Often::about),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_of_loop_are_schedules_of_ours() {
        let rolling = |times, days| often(times, days, Weeks::Rolling);
        assert_eq!(rolling(1, 1), Some(Often::exactly(Schedule::Daily {})));
        assert_eq!(rolling(5, 5), Some(Often::exactly(Schedule::Daily {})));
        assert_eq!(rolling(3, 2), Some(Often::about(Schedule::Daily {})));
        let week = Often { is_a_week: true, ..Often::exactly(Schedule::TimesInDays { times: 3, days: 7 }) };
        assert_eq!(rolling(3, 7), Some(week));
        let week = Often { is_a_week: true, ..Often::exactly(Schedule::TimesPerWeek { times: 3 }) };
        assert_eq!(often(3, 7, Weeks::Calendar), Some(week));
        let month = Often::exactly(Schedule::TimesPerMonth { times: 10 });
        assert_eq!((rolling(10, 30), rolling(10, 31)), (Some(month), Some(month)));
        assert_eq!(rolling(3, 14), Some(Often::exactly(Schedule::TimesInDays { times: 3, days: 14 })));
        assert_eq!(rolling(2, 732), Some(Often::about(Schedule::TimesInDays { times: 1, days: 366 })));
        assert_eq!((rolling(0, 7), rolling(7, 0)), (None, None));
        assert_eq!(rolling(1, u32::MAX), Some(Often::about(Schedule::TimesInDays { times: 1, days: 366 })));
        for (times, days) in [(1, 2), (6, 7), (29, 30), (1, 366), (366, 367), (4_000_000_000, 4_000_000_001)] {
            let schedule = rolling(times, days).unwrap().schedule;
            assert_eq!(schedule.check(), Ok(()), "{times} in {days}");
        }
    }
}
