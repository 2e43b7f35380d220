//! What reminders will ask, as far as it can be known now. Whether a day will still be open nobody knows; that its
//! habit rests on it is known.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    habits::{Habit, HabitInput, Schedule},
    reminders::{Firing, HabitReminder, firings},
    time::{DayStart, local_day_in},
};

/// Most instants that are looked at for one answer, also when nearly all of them turn out to rest.
const MOST_LOOKED_AT: usize = 200_000;

/// From when to when, and how much at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant that is too late.
    pub to: Timestamp,
    /// The soonest ones are kept.
    pub most: usize,
}

/// A reminder that will ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Upcoming<'a> {
    /// The reminder.
    pub reminder: &'a HabitReminder,
    /// What it asks for.
    pub habit: &'a Habit,
    /// When.
    pub firing: Firing,
}

/// What the reminders will ask, soonest first. Each stands beside the zone that it keeps to; `zone` and `day_start` are
/// the person's, and say which day an instant belongs to.
#[must_use]
pub fn upcoming<'a>(
    inputs: &'a [HabitInput],
    reminders: &'a [(HabitReminder, TimeZone)],
    zone: &TimeZone,
    day_start: DayStart,
    span: Span,
) -> Vec<Upcoming<'a>> {
    let active = |reminder: &HabitReminder| {
        inputs.iter().find(|input| input.habit.id == reminder.habit_id).filter(|input| input.habit.is_active())
    };
    let mut sources: Vec<_> = reminders
        .iter()
        .filter_map(|(reminder, own)| Some((reminder, active(reminder)?, firings(reminder, own, span.from, span.to))))
        .collect();
    let mut soonest = BinaryHeap::new();
    for (index, (_, _, source)) in sources.iter_mut().enumerate() {
        soonest.extend(source.next().map(|firing| Reverse((firing.at, index, firing.day, firing.slot))));
    }
    let mut found = Vec::new();
    for _ in 0..MOST_LOOKED_AT {
        if found.len() == span.most {
            break;
        }
        let Some(Reverse((at, index, day, slot))) = soonest.pop() else { break };
        let Some((reminder, input, source)) = sources.get_mut(index) else { break };
        let (reminder, input) = (*reminder, *input);
        soonest.extend(source.next().map(|firing| Reverse((firing.at, index, firing.day, firing.slot))));
        if may_ask(input, local_day_in(at, zone, day_start)) {
            found.push(Upcoming { reminder, habit: &input.habit, firing: Firing { at, day, slot } });
        }
    }
    found
}

/// Whether a habit may be open on a day.
fn may_ask(input: &HabitInput, day: Date) -> bool {
    if input.habit.starts_on > day || input.is_paused(day) {
        return false;
    }
    match input.habit.schedule_on(day).map(|version| version.schedule) {
        Some(Schedule::Weekdays { days }) => days.contains(day.weekday()),
        _ => true,
    }
}
