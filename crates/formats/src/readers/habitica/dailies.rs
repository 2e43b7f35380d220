//! How often a daily is due.

use domain::habits::{Schedule, WeekdaySet};
use jiff::civil::Weekday;

use super::task::{Repeat, Task};
use crate::{
    Weeks,
    found::{Often, every, often},
};

/// The schedule that comes nearest.
pub fn schedule(task: &Task<'_>) -> Option<Often> {
    let interval = task.every_x.unwrap_or(1);
    match task.frequency.as_deref().unwrap_or("weekly") {
        "daily" => every(interval),
        "weekly" => weekly(task.repeat.as_ref().map_or(WeekdaySet::every_day(), weekdays), interval),
        "monthly" => {
            let days = task.days_of_month.len().max(task.weeks_of_month.len()).clamp(1, 28);
            let times = u32::try_from(days).ok()?;
            often(times, interval.saturating_mul(31), Weeks::Calendar).map(|often| Often::about(often.schedule))
        }
        "yearly" => often(1, interval.saturating_mul(366), Weeks::Calendar).map(|often| Often::about(often.schedule)),
        _ => None,
    }
}

fn weekly(days: WeekdaySet, interval: u32) -> Option<Often> {
    match (days.len(), interval) {
        (0, _) => None,
        (7, 1) => Some(Often::exactly(Schedule::Daily {})),
        (_, 1) => Some(Often::exactly(Schedule::Weekdays { days })),
        (count, _) => {
            let weeks = often(count, interval.saturating_mul(7), Weeks::Rolling)?;
            Some(Often::about(weeks.schedule))
        }
    }
}

fn weekdays(repeat: &Repeat) -> WeekdaySet {
    let chosen = [
        (repeat.m, Weekday::Monday),
        (repeat.t, Weekday::Tuesday),
        (repeat.w, Weekday::Wednesday),
        (repeat.th, Weekday::Thursday),
        (repeat.f, Weekday::Friday),
        (repeat.s, Weekday::Saturday),
        (repeat.su, Weekday::Sunday),
    ];
    let chosen = chosen.into_iter().filter(|(is_chosen, _)| *is_chosen);
    chosen.fold(WeekdaySet::default(), |set, (_, day)| set.with(day))
}
