//! Which day an instant belongs to, and which day a reminder of that minute asks for.

use domain::{
    habits::WeekdaySet,
    ids::{HabitId, ReminderId},
    reminders::{HabitReminder, firings},
    time::{DayStart, local_day_in},
};
use jiff::{
    Timestamp, ToSpan,
    civil::Time,
    tz::{Offset, TimeZone},
};
use uuid::Uuid;

use super::files::{conclude, csv};

fn zone(name: &str) -> Option<TimeZone> {
    let Some((sign, clock)) = name.split_at_checked(1).filter(|(sign, _)| matches!(*sign, "+" | "-")) else {
        return TimeZone::get(name).ok();
    };
    let clock: Time = clock.parse().ok()?;
    let seconds = (i32::from(clock.hour()) * 60 + i32::from(clock.minute())) * 60;
    Some(TimeZone::fixed(Offset::from_seconds(if sign == "-" { -seconds } else { seconds }).ok()?))
}

#[test]
fn day_boundary() {
    let Some(rows) = csv("day_boundary.csv") else { return };
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for row in &rows {
        let case = format!("{} {} {}", row[0], row[1], row[2]);
        let instant: Timestamp = row[0].parse().unwrap();
        let clock: Time = row[2].parse().unwrap();
        let minutes = u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute())).unwrap();
        let (Some(zone), Ok(start)) = (zone(&row[1]), DayStart::from_minutes(minutes)) else {
            unsupported.push(case);
            continue;
        };
        checked += 1;
        let found = local_day_in(instant, &zone, start).to_string();
        if found != row[3] {
            wrong.push(format!("{case}: expected {}, found {found}", row[3]));
        }
    }
    conclude("day_boundary.csv", checked, &unsupported, &wrong);
}

#[test]
fn a_reminder_asks_for_the_day_of_its_minute() {
    let Some(rows) = csv("day_boundary.csv") else { return };
    let (mut checked, mut unsupported, mut wrong) = (0, Vec::new(), Vec::new());
    for row in &rows {
        let case = format!("{} {} {}", row[0], row[1], row[2]);
        let instant: Timestamp = row[0].parse().unwrap();
        let clock: Time = row[2].parse().unwrap();
        let minutes = u16::try_from(i32::from(clock.hour()) * 60 + i32::from(clock.minute())).unwrap();
        let (Some(zone), Ok(start)) = (zone(&row[1]), DayStart::from_minutes(minutes)) else {
            unsupported.push(case);
            continue;
        };
        checked += 1;
        let wall = zone.to_datetime(instant);
        let reminder = daily_at(Time::new(wall.hour(), wall.minute(), 0, 0).unwrap());
        // In a repeated hour it asked the first time.
        let (from, to) = (instant.checked_sub(61.minutes()).unwrap(), instant.checked_add(1.second()).unwrap());
        let asked: Vec<_> = firings(&reminder, &zone, from, to).collect();
        let days: Vec<_> = asked.iter().map(|firing| local_day_in(firing.at, &zone, start).to_string()).collect();
        if days != [row[3].clone()] {
            wrong.push(format!("{case}: expected {}, found {days:?}", row[3]));
        }
    }
    conclude("day_boundary.csv", checked, &unsupported, &wrong);
}

fn daily_at(at: Time) -> HabitReminder {
    HabitReminder {
        id: ReminderId(Uuid::from_u128(1)),
        habit_id: HabitId(Uuid::from_u128(2)),
        at,
        weekdays: WeekdaySet::every_day(),
        until: None,
        every_minutes: None,
        zone: None,
        is_on: true,
        version: 1,
    }
}
