//! A rule of repeating (RFC 5545) as the schedule of a habit.

use domain::{
    habits::{Schedule, WeekdaySet},
    recurrence::{MonthDays, Pattern, RepeatEnd, RepeatFrom, Rule},
};

use super::frequency::{Often, every, often};
use crate::Weeks;

/// The schedule that comes nearest. None for text that is no rule.
pub fn schedule_of(text: &str) -> Option<Often> {
    let rule = rule_line(text).and_then(|line| Rule::parse(line).ok())?;
    let interval = u32::from(rule.interval);
    let mut nearest = match &rule.pattern {
        Pattern::Daily => every(interval)?,
        Pattern::Weekly(days) if interval == 1 => weekly(*days),
        Pattern::Weekly(days) => Often::about(often(days.len().max(1), 7 * interval, Weeks::Rolling)?.schedule),
        Pattern::Monthly(days) if interval == 1 => monthly(days),
        Pattern::Monthly(_) => Often::about(often(1, 30 * interval + 1, Weeks::Rolling)?.schedule),
        Pattern::Yearly(..) => Often::about(often(1, 366, Weeks::Rolling)?.schedule),
    };
    nearest.is_exact &= rule.end == RepeatEnd::Never && rule.from == RepeatFrom::Schedule;
    Some(nearest)
}

/// The line of the rule among those that some programs write around it.
pub fn rule_line(text: &str) -> Option<&str> {
    let lines = text.lines().flat_map(|line| line.split("\\n")).map(str::trim);
    lines.filter(|line| line.contains("FREQ=")).last()
}

fn weekly(days: WeekdaySet) -> Often {
    match days.len() {
        0 => Often::about(Schedule::TimesPerWeek { times: 1 }),
        7 => Often::exactly(Schedule::Daily {}),
        _ => Often::exactly(Schedule::Weekdays { days }),
    }
}

/// A habit of ours has no fixed day of a month: it is due as often, on any day of it.
fn monthly(days: &MonthDays) -> Often {
    let times = match days {
        MonthDays::Numbers(days) => days.len(),
        MonthDays::Weekdays(days) => days.iter().map(|day| if day.nth.is_none() { 4_usize } else { 1 }).sum::<usize>(),
        MonthDays::OfFirst | MonthDays::Place(..) => 1,
    };
    Often::about(Schedule::TimesPerMonth { times: u8::try_from(times.clamp(1, 28)).unwrap_or(1) })
}

#[cfg(test)]
mod tests {
    use domain::habits::Anchor;
    use jiff::civil::Weekday;

    use super::*;

    #[test]
    fn rules_become_schedules() {
        let read = |text: &str| schedule_of(text).map(|often| (often.schedule, often.is_exact));
        assert_eq!(read("FREQ=DAILY"), Some((Schedule::Daily {}, true)));
        assert_eq!(read("RRULE:FREQ=DAILY;INTERVAL=1"), Some((Schedule::Daily {}, true)));
        let third = Schedule::EveryXDays { days: 3, anchor: Anchor::Fixed };
        assert_eq!(read("FREQ=DAILY;INTERVAL=3"), Some((third, true)));
        let days = WeekdaySet::default().with(Weekday::Monday).with(Weekday::Friday);
        assert_eq!(
            read("DTSTART:20260101T000000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,FR"),
            Some((Schedule::Weekdays { days }, true))
        );
        let two_weeks = Schedule::TimesInDays { times: 2, days: 14 };
        assert_eq!(read("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR"), Some((two_weeks, false)));
        assert_eq!(read("FREQ=MONTHLY;BYMONTHDAY=1,15"), Some((Schedule::TimesPerMonth { times: 2 }, false)));
        assert_eq!(read("FREQ=YEARLY"), Some((Schedule::TimesInDays { times: 1, days: 366 }, false)));
        assert_eq!(read("FREQ=DAILY;COUNT=5"), Some((Schedule::Daily {}, false)));
        assert_eq!((read("2026-03-01T08:00:00Z"), read("FREQ=HOURLY")), (None, None));
    }
}
