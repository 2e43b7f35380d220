//! The instants at which a reminder asks. A time that a zone leaps over is asked for at the next valid minute, one that
//! a zone repeats is asked for once, the first time (spec/habits 4.1).

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

use super::HabitReminder;
use crate::time::instant_of;

/// One instant at which a reminder asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Firing {
    /// When.
    pub at: Timestamp,
    /// The date of the wall clock on which it stands, whatever a day's start is.
    pub day: Date,
    /// Which time of that date, from 0.
    pub slot: u16,
}

/// When a reminder asks from `from` on and before `to`, earliest first; never while it is off. `zone`: the one that it
/// keeps to, else the person's.
pub fn firings(
    reminder: &HabitReminder,
    zone: &TimeZone,
    from: Timestamp,
    to: Timestamp,
) -> impl Iterator<Item = Firing> {
    // What a zone leaps over at the end of a date is asked for on the next one.
    let first = zone.to_datetime(from).date();
    let first = first.yesterday().unwrap_or(first);
    let last = zone.to_datetime(to).date();
    first
        .series(1.day())
        .take_while(move |day| *day <= last)
        .filter(move |day| reminder.is_on && reminder.weekdays.contains(day.weekday()))
        .flat_map(move |day| of_date(reminder, zone, day))
        .filter(move |firing| from <= firing.at && firing.at < to)
}

fn of_date(reminder: &HabitReminder, zone: &TimeZone, day: Date) -> Vec<Firing> {
    // A date that a zone leaps over as a whole, as Samoa did in 2011, has no minute at all.
    if !day.to_zoned(zone.clone()).is_ok_and(|start| start.date() == day) {
        return Vec::new();
    }
    let mut found: Vec<Firing> = Vec::new();
    for (slot, time) in (0..).zip(reminder.times()) {
        let at = instant_of(day.to_datetime(time), zone);
        // Several times in one leap are one instant, and that asks once.
        if found.last().is_none_or(|before| before.at < at) {
            found.push(Firing { at, day, slot });
        }
    }
    found
}
