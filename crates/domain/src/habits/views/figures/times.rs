//! At what time of day a habit happens. An hour says something only when it was noted on the day itself: whoever fills
//! in last week on a Sunday evening did not do it all then.

use jiff::civil::Date;

use crate::habits::{EntryStatus, Habit, HabitKind, Moment, Quantity, TimeBand, TimesOfDay};

/// The latest hour at which anybody's day ends.
const LATEST_DAY_END: i8 = 6;

/// Counts moments by bands of four hours: of what was done, or of slips where there is something to quit.
#[must_use]
pub fn times_of_day(habit: &Habit, moments: &[Moment]) -> TimesOfDay {
    let (own, later): (Vec<&Moment>, Vec<&Moment>) =
        moments.iter().filter(|moment| happened(habit, moment)).partition(|moment| is_of_its_day(moment));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let band = |from_hour: u8| {
        let hours = i8::try_from(from_hour).unwrap_or(0)..i8::try_from(from_hour + TimeBand::HOURS).unwrap_or(24);
        TimeBand { from_hour, count: number(own.iter().filter(|moment| hours.contains(&moment.at.hour())).count()) }
    };
    let counted = number(own.len());
    let bands = if counted < TimesOfDay::LEAST {
        Vec::new()
    } else {
        (0..24).step_by(usize::from(TimeBand::HOURS)).map(band).collect()
    };
    TimesOfDay { counted, later: number(later.len()), bands }
}

fn happened(habit: &Habit, moment: &Moment) -> bool {
    match (habit.judged_on(moment.day).kind, moment.status) {
        (HabitKind::Quit, status) => status == Some(EntryStatus::Failed),
        (_, Some(EntryStatus::Done | EntryStatus::Partial)) => true,
        (_, Some(EntryStatus::Skipped | EntryStatus::Failed)) => false,
        (_, None) => moment.value.is_some_and(|value| value > Quantity::ZERO),
    }
}

fn is_of_its_day(moment: &Moment) -> bool {
    let day_after: Option<Date> = moment.day.tomorrow().ok();
    let on = moment.at.date();
    on == moment.day || (Some(on) == day_after && moment.at.hour() < LATEST_DAY_END)
}
