//! A reminder of a task. It says nothing of days by itself: when the task is due is what it counts from, so that it
//! moves with the task.

use jiff::{
    SignedDuration, ToSpan,
    civil::{DateTime, Time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use super::{Firing, reminder::is_whole_minute};
use crate::{
    identity::TimeZoneName,
    ids::{ReminderId, TaskId},
    problem::FieldError,
    tasks::Due,
    time::instant_of,
};

/// Most minutes before the time at which a task is due: four weeks.
pub const MOST_MINUTES_BEFORE: u16 = 28 * 24 * 60;
/// Most days before the day on which a task is due.
pub const MOST_DAYS_BEFORE: u16 = 365;

/// When a reminder of a task asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TaskReminderTime {
    /// So many minutes before the time at which the task is due, 0 to [`MOST_MINUTES_BEFORE`]; never while it has no
    /// time.
    BeforeDue {
        /// Minutes; 0 is the time itself.
        minutes: u16,
    },
    /// At a time of the day on which the task is due, or so many days before, 0 to [`MOST_DAYS_BEFORE`].
    OnDay {
        /// Days before; 0 is the day itself.
        days_before: u16,
        /// Hour and minute by the wall clock.
        at: Time,
    },
}

/// A reminder of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReminder {
    /// Its id, unique within the owner.
    pub id: ReminderId,
    /// The task.
    pub task_id: TaskId,
    /// When it asks.
    pub when: TaskReminderTime,
    /// The zone whose clock a time of a day keeps to; none travels with the person. What counts from a time keeps to
    /// the zone of that time.
    pub zone: Option<TimeZoneName>,
    /// Whether it asks at all.
    pub is_on: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl TaskReminder {
    /// The name of the zone by whose clock it asks of a task that is due then; none is the person's.
    #[must_use]
    pub fn zone_name<'a>(&'a self, due: &'a Due) -> Option<&'a str> {
        match self.when {
            TaskReminderTime::BeforeDue { .. } => due.zone.as_deref(),
            TaskReminderTime::OnDay { .. } => self.zone.as_ref().map(TimeZoneName::as_str),
        }
    }

    /// What the wall clock shows when it asks; none where it counts from a time and there is none.
    #[must_use]
    pub fn wall(&self, due: &Due) -> Option<DateTime> {
        match self.when {
            TaskReminderTime::BeforeDue { minutes } => {
                due.day.to_datetime(due.time?).checked_sub(SignedDuration::from_mins(minutes.into())).ok()
            }
            TaskReminderTime::OnDay { days_before, at } => {
                Some(due.day.checked_sub(i32::from(days_before).days()).ok()?.to_datetime(at))
            }
        }
    }
}

/// When a reminder asks of a task that is due then; never while it is off. `zone`: the one of
/// [`TaskReminder::zone_name`]. A time that it leaps over is the next valid minute, one that it repeats the first of
/// both, and minutes before a time are minutes that pass until the task is due.
#[must_use]
pub fn task_firing(reminder: &TaskReminder, due: &Due, zone: &TimeZone) -> Option<Firing> {
    if !reminder.is_on {
        return None;
    }
    let wall = reminder.wall(due)?;
    let at = match reminder.when {
        TaskReminderTime::BeforeDue { minutes } => {
            due.instant(zone)?.checked_sub(SignedDuration::from_mins(minutes.into())).ok()?
        }
        TaskReminderTime::OnDay { .. } => instant_of(wall, zone),
    };
    Some(Firing { at, day: wall.date(), slot: 0 })
}

/// A reminder of a task as its owner writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskReminderFields {
    /// The task.
    pub task_id: TaskId,
    /// When it asks.
    pub when: TaskReminderTime,
    /// The zone whose clock a time of a day keeps to; none travels with the person.
    pub zone: Option<TimeZoneName>,
    /// Whether it asks at all.
    pub is_on: bool,
}

impl TaskReminderFields {
    /// Checks what can be told without the task.
    ///
    /// # Errors
    /// `minutes_before`: `out_of_range` above [`MOST_MINUTES_BEFORE`]. `days_before`: `out_of_range` above
    /// [`MOST_DAYS_BEFORE`]. `at`: `out_of_range` with seconds. `time_zone`: `not_allowed` beside minutes.
    pub fn checked(self) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        match self.when {
            TaskReminderTime::BeforeDue { minutes } => {
                if minutes > MOST_MINUTES_BEFORE {
                    errors.push(FieldError::new("minutes_before", "out_of_range"));
                }
                if self.zone.is_some() {
                    errors.push(FieldError::new("time_zone", "not_allowed"));
                }
            }
            TaskReminderTime::OnDay { days_before, at } => {
                if !is_whole_minute(at) {
                    errors.push(FieldError::new("at", "out_of_range"));
                }
                if days_before > MOST_DAYS_BEFORE {
                    errors.push(FieldError::new("days_before", "out_of_range"));
                }
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use uuid::Uuid;

    use super::*;

    fn codes(when: TaskReminderTime, zone: Option<&str>) -> Vec<(String, String)> {
        let zone = zone.and_then(|name| TimeZoneName::parse(name).ok());
        let fields = TaskReminderFields { task_id: TaskId(Uuid::from_u128(1)), when, zone, is_on: true };
        let errors = fields.checked().err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.code)).collect()
    }

    fn refused(field: &str, code: &str) -> Vec<(String, String)> {
        vec![(field.to_owned(), code.to_owned())]
    }

    #[test]
    fn a_reminder_counts_minutes_or_days_as_far_as_they_go() {
        let minutes = |minutes| TaskReminderTime::BeforeDue { minutes };
        assert!(codes(minutes(0), None).is_empty() && codes(minutes(MOST_MINUTES_BEFORE), None).is_empty());
        assert_eq!(codes(minutes(MOST_MINUTES_BEFORE + 1), None), refused("minutes_before", "out_of_range"));
        assert_eq!(codes(minutes(10), Some("Asia/Tokyo")), refused("time_zone", "not_allowed"));
        let day = |days_before, at| TaskReminderTime::OnDay { days_before, at };
        assert!(codes(day(MOST_DAYS_BEFORE, time(9, 0, 0, 0)), Some("Asia/Tokyo")).is_empty());
        assert_eq!(codes(day(366, time(9, 0, 0, 0)), None), refused("days_before", "out_of_range"));
        assert_eq!(codes(day(0, time(9, 0, 1, 0)), None), refused("at", "out_of_range"));
    }
}
