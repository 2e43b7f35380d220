//! A time of the day at which a habit may speak up while it is open. A small document that its owner writes whole, like
//! a pause.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::reminder::is_whole_minute;
use crate::{
    habits::WeekdaySet,
    identity::TimeZoneName,
    ids::{HabitId, ReminderId},
    problem::FieldError,
};

/// A reminder of a habit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HabitReminder {
    /// Its id, unique within the owner.
    pub id: ReminderId,
    /// The habit.
    pub habit_id: HabitId,
    /// Hour and minute by the wall clock.
    pub at: Time,
    /// The weekdays of the wall clock on which it asks, at least one.
    pub weekdays: WeekdaySet,
    /// Hour and minute up to which it asks again, later than `at` on the same date.
    pub until: Option<Time>,
    /// Minutes between two times of asking, 5 to 720; none asks once.
    pub every_minutes: Option<u16>,
    /// The zone whose clock it keeps to; none travels with the person.
    pub zone: Option<TimeZoneName>,
    /// Whether it asks at all.
    pub is_on: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl HabitReminder {
    /// Every time of a date at which it asks, earliest first.
    pub fn times(&self) -> impl Iterator<Item = Time> + use<> {
        let first = minute_of(self.at);
        let last = self.until.map_or(first, minute_of).max(first);
        let step = usize::from(self.every_minutes.unwrap_or(u16::MAX).max(1));
        (first..=last).step_by(step).filter_map(time_of)
    }
}

/// A reminder as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HabitReminderFields {
    /// The habit.
    pub habit_id: HabitId,
    /// Hour and minute by the wall clock.
    pub at: Time,
    /// The weekdays on which it asks.
    pub weekdays: WeekdaySet,
    /// Hour and minute up to which it asks again.
    pub until: Option<Time>,
    /// Minutes between two times of asking.
    pub every_minutes: Option<u16>,
    /// The zone whose clock it keeps to; none travels with the person.
    pub zone: Option<TimeZoneName>,
    /// Whether it asks at all.
    pub is_on: bool,
}

impl HabitReminderFields {
    /// Checks what can be told without the other reminders.
    ///
    /// # Errors
    /// `at`: `out_of_range` with seconds. `weekdays`: `required`. `until`: `required` beside minutes, `out_of_range`
    /// with seconds or when it does not come after `at`. `every_minutes`: `required` beside an end, `out_of_range`
    /// outside 5 to 720.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        if !is_whole_minute(self.at) {
            errors.push(FieldError::new("at", "out_of_range"));
        }
        if self.weekdays.is_empty() {
            errors.push(FieldError::new("weekdays", "required"));
        }
        match self.until {
            None if self.every_minutes.is_some() => errors.push(FieldError::new("until", "required")),
            Some(until) if !is_whole_minute(until) || until <= self.at => {
                errors.push(FieldError::new("until", "out_of_range"));
            }
            _ => {}
        }
        match self.every_minutes {
            None if self.until.is_some() => errors.push(FieldError::new("every_minutes", "required")),
            Some(minutes) if !(5..=720).contains(&minutes) => {
                errors.push(FieldError::new("every_minutes", "out_of_range"));
            }
            _ => {}
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

fn minute_of(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

fn time_of(minute: u16) -> Option<Time> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use uuid::Uuid;

    use super::*;

    fn fields(until: Option<Time>, every_minutes: Option<u16>) -> HabitReminderFields {
        let habit_id = HabitId(Uuid::from_u128(1));
        let (at, weekdays) = (time(7, 0, 0, 0), WeekdaySet::every_day());
        HabitReminderFields { habit_id, at, weekdays, until, every_minutes, zone: None, is_on: true }
    }

    fn codes(fields: HabitReminderFields) -> Vec<(String, String)> {
        let errors = fields.checked().err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.code)).collect()
    }

    fn refused(field: &str, code: &str) -> Vec<(String, String)> {
        vec![(field.to_owned(), code.to_owned())]
    }

    #[test]
    fn asking_again_takes_an_end_and_an_interval() {
        let nine = Some(time(9, 0, 0, 0));
        assert!(fields(None, None).checked().is_ok() && fields(nine, Some(15)).checked().is_ok());
        assert_eq!(codes(fields(nine, None)), refused("every_minutes", "required"));
        assert_eq!(codes(fields(None, Some(15))), refused("until", "required"));
        for minutes in [4, 721] {
            assert_eq!(codes(fields(nine, Some(minutes))), refused("every_minutes", "out_of_range"), "{minutes}");
        }
        for end in [time(7, 0, 0, 0), time(6, 59, 0, 0), time(9, 0, 1, 0)] {
            assert_eq!(codes(fields(Some(end), Some(5))), refused("until", "out_of_range"), "{end}");
        }
    }

    #[test]
    fn a_reminder_keeps_to_whole_minutes_and_to_a_day() {
        let odd = HabitReminderFields { at: time(7, 0, 30, 0), ..fields(None, None) };
        assert_eq!(codes(odd), refused("at", "out_of_range"));
        let never = HabitReminderFields { weekdays: WeekdaySet::default(), ..fields(None, None) };
        assert_eq!(codes(never), refused("weekdays", "required"));
    }

    #[test]
    fn it_asks_again_up_to_its_end() {
        let times = |until, every_minutes| {
            let HabitReminderFields { habit_id, at, weekdays, zone, is_on, .. } = fields(None, None);
            let id = ReminderId(Uuid::from_u128(2));
            let reminder = HabitReminder { id, habit_id, at, weekdays, until, every_minutes, zone, is_on, version: 1 };
            reminder.times().map(|time| time.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(times(None, None), ["07:00:00"]);
        assert_eq!(times(Some(time(8, 0, 0, 0)), Some(20)), ["07:00:00", "07:20:00", "07:40:00", "08:00:00"]);
        assert_eq!(times(Some(time(7, 59, 0, 0)), Some(30)), ["07:00:00", "07:30:00"]);
        assert_eq!(times(Some(time(23, 59, 0, 0)), Some(720)), ["07:00:00", "19:00:00"]);
    }
}
