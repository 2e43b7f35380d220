//! Reminders in words.

use domain::{
    format::{counted, time, weekday_name_long, weekday_name_short},
    habits::WeekdaySet,
    reminders::{HabitReminder, TaskReminder, TaskReminderTime},
};
use jiff::civil::Weekday;

use super::{joined, week_from};

/// When a reminder asks: "07:00 on weekdays, again every 15 minutes until 09:00 while it is open".
pub fn reminder_words(reminder: &HabitReminder, week_start: Weekday) -> String {
    let (at, days) = (time(reminder.at), days_of(reminder.weekdays, week_start));
    match (reminder.every_minutes, reminder.until.map(time)) {
        (Some(60), Some(until)) => format!("{at} {days}, again every hour until {until} while it is open"),
        (Some(minutes), Some(until)) if minutes % 60 == 0 => {
            format!("{at} {days}, again every {} hours until {until} while it is open", minutes / 60)
        }
        (Some(minutes), Some(until)) => {
            format!("{at} {days}, again every {minutes} minutes until {until} while it is open")
        }
        _ => format!("{at} {days}"),
    }
}

/// When a reminder of a task asks: "10 minutes before it is due", "at 09:00 on its day".
pub fn task_reminder_words(reminder: &TaskReminder) -> String {
    match reminder.when {
        TaskReminderTime::BeforeDue { minutes: 0 } => "when it is due".to_owned(),
        TaskReminderTime::BeforeDue { minutes } => format!("{} before it is due", length_of(minutes)),
        TaskReminderTime::OnDay { days_before: 0, at } => format!("at {} on its day", time(at)),
        TaskReminderTime::OnDay { days_before: 1, at } => format!("at {} the day before", time(at)),
        TaskReminderTime::OnDay { days_before, at } => format!("at {}, {days_before} days before", time(at)),
    }
}

fn length_of(minutes: u16) -> String {
    let minutes = u32::from(minutes);
    match (minutes % 1440, minutes % 60) {
        (0, _) => counted(minutes / 1440, "day", "days"),
        (_, 0) => counted(minutes / 60, "hour", "hours"),
        _ => counted(minutes, "minute", "minutes"),
    }
}

fn days_of(days: WeekdaySet, week_start: Weekday) -> String {
    let is_weekend = |day| matches!(day, Weekday::Saturday | Weekday::Sunday);
    let chosen: Vec<Weekday> = week_from(week_start).into_iter().filter(|day| days.contains(*day)).collect();
    match chosen.as_slice() {
        all if all.len() == 7 => "every day".to_owned(),
        five if five.len() == 5 && !five.iter().copied().any(is_weekend) => "on weekdays".to_owned(),
        two if two.len() == 2 && two.iter().copied().all(is_weekend) => "on weekends".to_owned(),
        [one] => format!("on {}s", weekday_name_long(*one)),
        [] => "on no day".to_owned(),
        several => {
            let names: Vec<&str> = several.iter().map(|day| weekday_name_short(*day)).collect();
            format!("on {}", joined(&names))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::{HabitId, ReminderId, TaskId};
    use jiff::civil::Time;
    use uuid::Uuid;

    use super::*;

    fn words(bits: u8, again: Option<(u16, i8)>) -> String {
        let reminder = HabitReminder {
            id: ReminderId(Uuid::nil()),
            habit_id: HabitId(Uuid::nil()),
            at: Time::constant(7, 0, 0, 0),
            weekdays: WeekdaySet::from_bits(bits).unwrap(),
            until: again.and_then(|(_, hour)| Time::new(hour, 0, 0, 0).ok()),
            every_minutes: again.map(|(minutes, _)| minutes),
            zone: None,
            is_on: true,
            version: 1,
        };
        reminder_words(&reminder, Weekday::Monday)
    }

    #[test]
    fn a_reminder_of_a_task_reads_like_speech() {
        let words = |when| {
            let (id, task_id) = (ReminderId(Uuid::nil()), TaskId(Uuid::nil()));
            task_reminder_words(&TaskReminder { id, task_id, when, zone: None, is_on: true, version: 1 })
        };
        let before = |minutes| words(TaskReminderTime::BeforeDue { minutes });
        assert_eq!((before(0), before(1)), ("when it is due".to_owned(), "1 minute before it is due".to_owned()));
        assert_eq!(before(90), "90 minutes before it is due");
        assert_eq!(
            (before(60), before(2880)),
            ("1 hour before it is due".to_owned(), "2 days before it is due".to_owned())
        );
        let day = |days_before| words(TaskReminderTime::OnDay { days_before, at: Time::constant(9, 0, 0, 0) });
        assert_eq!((day(0), day(1)), ("at 09:00 on its day".to_owned(), "at 09:00 the day before".to_owned()));
        assert_eq!(day(3), "at 09:00, 3 days before");
    }

    #[test]
    fn a_reminder_reads_like_speech() {
        let weekdays = 0b001_1111;
        let often = "07:00 on weekdays, again every 15 minutes until 09:00 while it is open";
        assert_eq!(words(weekdays, Some((15, 9))), often);
        assert_eq!(words(0b111_1111, None), "07:00 every day");
        assert_eq!(words(0b110_0000, None), "07:00 on weekends");
        assert_eq!(words(0b000_0010, None), "07:00 on Tuesdays");
        assert_eq!(words(0b001_0101, None), "07:00 on Mon, Wed and Fri");
        let hourly = "07:00 every day, again every hour until 19:00 while it is open";
        assert_eq!(words(0b111_1111, Some((60, 19))), hourly);
        let thrice = "07:00 every day, again every 3 hours until 19:00 while it is open";
        assert_eq!(words(0b111_1111, Some((180, 19))), thrice);
    }
}
