//! A reminder of either kind, as it is kept and told: a small document that its owner writes whole, like a pause.

use jiff::civil::Time;
use serde::{Deserialize, Serialize};

use super::{HabitReminder, HabitReminderFields, TaskReminder, TaskReminderFields};
use crate::{
    identity::TimeZoneName,
    ids::{HabitId, ReminderId, TaskId},
};

/// Most reminders of one habit, and of one task.
pub const MAX_REMINDERS: usize = 10;

/// Reminders keep to whole minutes.
pub(super) fn is_whole_minute(time: Time) -> bool {
    time.second() == 0 && time.subsec_nanosecond() == 0
}

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderSubject {
    /// A habit.
    Habit(HabitId),
    /// A task.
    Task(TaskId),
}

/// A reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reminder {
    /// Of a habit: at times of the day on days of the week.
    Habit(HabitReminder),
    /// Of a task: before it is due, or on a day around it.
    Task(TaskReminder),
}

impl Reminder {
    /// Its id, unique within the owner.
    #[must_use]
    pub const fn id(&self) -> ReminderId {
        match self {
            Self::Habit(reminder) => reminder.id,
            Self::Task(reminder) => reminder.id,
        }
    }

    /// Counts changes, from 1.
    #[must_use]
    pub const fn version(&self) -> i64 {
        match self {
            Self::Habit(reminder) => reminder.version,
            Self::Task(reminder) => reminder.version,
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> ReminderSubject {
        match self {
            Self::Habit(reminder) => ReminderSubject::Habit(reminder.habit_id),
            Self::Task(reminder) => ReminderSubject::Task(reminder.task_id),
        }
    }

    /// Whether it asks at all.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        match self {
            Self::Habit(reminder) => reminder.is_on,
            Self::Task(reminder) => reminder.is_on,
        }
    }

    /// The habit's, if it is one of a habit.
    #[must_use]
    pub const fn of_habit(&self) -> Option<&HabitReminder> {
        if let Self::Habit(reminder) = self { Some(reminder) } else { None }
    }

    /// The task's, if it is one of a task.
    #[must_use]
    pub const fn of_task(&self) -> Option<&TaskReminder> {
        if let Self::Task(reminder) = self { Some(reminder) } else { None }
    }

    /// The habit's, if it is one of a habit.
    #[must_use]
    pub fn into_habit(self) -> Option<HabitReminder> {
        if let Self::Habit(reminder) = self { Some(reminder) } else { None }
    }

    /// The task's, if it is one of a task.
    #[must_use]
    pub fn into_task(self) -> Option<TaskReminder> {
        if let Self::Task(reminder) = self { Some(reminder) } else { None }
    }
}

/// A reminder as its owner writes it, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum ReminderFields {
    /// Of a habit.
    Habit(HabitReminderFields),
    /// Of a task.
    Task(TaskReminderFields),
}

impl ReminderFields {
    /// The reminder.
    #[must_use]
    pub fn into_reminder(self, id: ReminderId, version: i64) -> Reminder {
        match self {
            Self::Habit(fields) => Reminder::Habit(HabitReminder {
                id,
                habit_id: fields.habit_id,
                at: fields.at,
                weekdays: fields.weekdays,
                until: fields.until,
                every_minutes: fields.every_minutes,
                zone: fields.zone,
                is_on: fields.is_on,
                version,
            }),
            Self::Task(fields) => Reminder::Task(TaskReminder {
                id,
                task_id: fields.task_id,
                when: fields.when,
                zone: fields.zone,
                is_on: fields.is_on,
                version,
            }),
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> ReminderSubject {
        match self {
            Self::Habit(fields) => ReminderSubject::Habit(fields.habit_id),
            Self::Task(fields) => ReminderSubject::Task(fields.task_id),
        }
    }

    /// The zone whose clock it keeps to.
    #[must_use]
    pub const fn zone(&self) -> Option<&TimeZoneName> {
        match self {
            Self::Habit(fields) => fields.zone.as_ref(),
            Self::Task(fields) => fields.zone.as_ref(),
        }
    }
}

impl From<HabitReminderFields> for ReminderFields {
    fn from(fields: HabitReminderFields) -> Self {
        Self::Habit(fields)
    }
}

impl From<TaskReminderFields> for ReminderFields {
    fn from(fields: TaskReminderFields) -> Self {
        Self::Task(fields)
    }
}
