//! Instants of reminders of tasks.

use domain::{
    identity::TimeZoneName,
    ids::{ReminderId, TaskId},
    reminders::{TaskReminder, TaskReminderTime, task_firing},
    tasks::Due,
};
use jiff::{
    civil::{Date, Time, date, time},
    tz::TimeZone,
};
use uuid::Uuid;

const SUNDAY: Date = date(2026, 3, 29);

fn reminder(when: TaskReminderTime) -> TaskReminder {
    let (id, task_id) = (ReminderId(Uuid::from_u128(1)), TaskId(Uuid::from_u128(2)));
    TaskReminder { id, task_id, when, zone: None, is_on: true, version: 1 }
}

fn before(minutes: u16) -> TaskReminder {
    reminder(TaskReminderTime::BeforeDue { minutes })
}

fn on_day(days_before: u16, at: Time) -> TaskReminder {
    reminder(TaskReminderTime::OnDay { days_before, at })
}

/// In Berlin, where 02:00 to 03:00 do not exist on that Sunday.
fn asked(reminder: &TaskReminder, due: &Due) -> Option<String> {
    task_firing(reminder, due, &TimeZone::get("Europe/Berlin").unwrap()).map(|firing| firing.at.to_string())
}

#[test]
fn minutes_before_are_minutes_that_pass() {
    let noon = Due::at(SUNDAY, time(12, 0, 0, 0));
    assert_eq!(asked(&before(0), &noon).as_deref(), Some("2026-03-29T10:00:00Z"));
    assert_eq!(asked(&before(90), &noon).as_deref(), Some("2026-03-29T08:30:00Z"));
    // A day of 24 hours before noon is eleven o'clock by the wall clock of the day before.
    assert_eq!(asked(&before(1440), &noon).as_deref(), Some("2026-03-28T10:00:00Z"));
    assert_eq!(asked(&before(0), &Due::on(SUNDAY)), None);
}

#[test]
fn a_time_of_a_day_is_that_of_the_wall_clock() {
    let whole = Due::on(SUNDAY);
    assert_eq!(asked(&on_day(0, time(9, 0, 0, 0)), &whole).as_deref(), Some("2026-03-29T07:00:00Z"));
    assert_eq!(asked(&on_day(1, time(9, 0, 0, 0)), &whole).as_deref(), Some("2026-03-28T08:00:00Z"));
    // What is leapt over is asked for at the next valid minute, what comes twice the first time.
    assert_eq!(asked(&on_day(0, time(2, 30, 0, 0)), &whole).as_deref(), Some("2026-03-29T01:00:00Z"));
    // A task that is due then is due half an hour after the leap, and its minutes are counted from there.
    let leapt = Due::at(SUNDAY, time(2, 30, 0, 0));
    let berlin = TimeZone::get("Europe/Berlin").unwrap();
    assert_eq!(leapt.instant(&berlin).map(|at| at.to_string()).as_deref(), Some("2026-03-29T01:30:00Z"));
    assert_eq!(asked(&before(0), &leapt).as_deref(), Some("2026-03-29T01:30:00Z"));
    assert_eq!(asked(&before(10), &leapt).as_deref(), Some("2026-03-29T01:20:00Z"));
    let autumn = Due::on(date(2026, 10, 25));
    assert_eq!(asked(&on_day(0, time(2, 30, 0, 0)), &autumn).as_deref(), Some("2026-10-25T00:30:00Z"));
    assert_eq!(asked(&TaskReminder { is_on: false, ..on_day(0, time(9, 0, 0, 0)) }, &whole), None);
}

#[test]
fn minutes_keep_to_the_zone_of_the_task_and_days_to_that_of_the_reminder() {
    let tokyo = Due { zone: Some("Asia/Tokyo".to_owned()), ..Due::at(SUNDAY, time(9, 0, 0, 0)) };
    assert_eq!(before(10).zone_name(&tokyo), Some("Asia/Tokyo"));
    assert_eq!(before(10).zone_name(&Due::on(SUNDAY)), None);
    assert_eq!(on_day(0, time(9, 0, 0, 0)).zone_name(&tokyo), None);
    let fixed = TaskReminder { zone: TimeZoneName::parse("Europe/Berlin").ok(), ..on_day(0, time(9, 0, 0, 0)) };
    assert_eq!(fixed.zone_name(&tokyo), Some("Europe/Berlin"));
}

#[test]
fn what_the_wall_clock_shows_names_a_reminder() {
    let nine = Due::at(SUNDAY, time(0, 10, 0, 0));
    assert_eq!(before(15).wall(&nine), Some(date(2026, 3, 28).at(23, 55, 0, 0)));
    assert_eq!(on_day(3, time(8, 0, 0, 0)).wall(&nine), Some(date(2026, 3, 26).at(8, 0, 0, 0)));
}
