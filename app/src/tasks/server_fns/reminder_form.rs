//! What the forms of reminders of a task post, and how it becomes the body that REST and the queue take too. There are
//! two forms, because a reminder counts either from the time at which the task is due or from its day.

use std::collections::BTreeMap;

use domain::{
    format::time,
    ids::TaskId,
    problem::FieldError,
    reminders::{TaskReminder, TaskReminderTime},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::habits::ReminderBody;

use crate::beginnings::time_field::read_time;

/// From what a reminder counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// The time at which the task is due.
    Time,
    /// The day on which it is due.
    Day,
}

impl CountsFrom {
    /// As a form says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Day => "day",
        }
    }
}

/// A reminder of a task as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskReminderForm {
    /// Which reminder; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    /// `true` for a new one.
    pub is_new: String,
    pub task_id: String,
    /// `time` or `day`, see [`CountsFrom`].
    pub counts_from: String,
    /// Blank stands for none.
    pub minutes_before: String,
    /// Blank stands for the day itself.
    pub days_before: String,
    /// `07:30`
    pub at: String,
    /// The name of a zone; blank travels with the person.
    pub time_zone: String,
    /// `false` while it is switched off.
    pub on: String,
}

impl TaskReminderForm {
    /// A new one.
    #[must_use]
    pub fn blank(task: TaskId, counts_from: CountsFrom, id: Uuid) -> Self {
        Self {
            id: id.to_string(),
            is_new: "true".to_owned(),
            task_id: task.to_string(),
            counts_from: counts_from.as_str().to_owned(),
            on: "true".to_owned(),
            ..Self::default()
        }
    }

    /// One that exists.
    #[must_use]
    pub fn of(reminder: &TaskReminder) -> Self {
        let told = Self {
            id: reminder.id.to_string(),
            is_new: "false".to_owned(),
            task_id: reminder.task_id.to_string(),
            time_zone: reminder.zone.as_ref().map(|zone| zone.as_str().to_owned()).unwrap_or_default(),
            on: reminder.is_on.to_string(),
            ..Self::default()
        };
        match reminder.when {
            TaskReminderTime::BeforeDue { minutes } => {
                Self { counts_from: CountsFrom::Time.as_str().to_owned(), minutes_before: minutes.to_string(), ..told }
            }
            TaskReminderTime::OnDay { days_before, at } => Self {
                counts_from: CountsFrom::Day.as_str().to_owned(),
                days_before: days_before.to_string(),
                at: time(at),
                ..told
            },
        }
    }

    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        Self {
            id: text("id"),
            is_new: text("is_new"),
            task_id: text("task_id"),
            counts_from: text("counts_from"),
            minutes_before: text("minutes_before"),
            days_before: text("days_before"),
            at: text("at"),
            time_zone: text("time_zone"),
            on: text("on"),
        }
    }

    /// As REST takes it, without the id.
    ///
    /// # Errors
    /// Every refused field with its code.
    pub fn body(&self) -> Result<ReminderBody, Vec<FieldError>> {
        let mut errors = Vec::new();
        let task_id = self.task_id.parse().map_err(|_| errors.push(FieldError::new("task_id", "not_an_id"))).ok();
        let whole = ReminderBody { task_id, on: self.on != "false", ..ReminderBody::default() };
        let body = if self.counts_from == CountsFrom::Time.as_str() {
            let minutes = count("minutes_before", &self.minutes_before, &mut errors);
            ReminderBody { minutes_before: Some(minutes.unwrap_or_default()), ..whole }
        } else {
            let at = read_time("at", &self.at).unwrap_or_else(|error| {
                errors.push(error);
                None
            });
            if at.is_none() && self.at.trim().is_empty() {
                errors.push(FieldError::new("at", "required"));
            }
            let days_before = count("days_before", &self.days_before, &mut errors);
            let time_zone = Some(self.time_zone.trim().to_owned()).filter(|zone| !zone.is_empty());
            ReminderBody { at, days_before: Some(days_before.unwrap_or_default()), time_zone, ..whole }
        };
        let refused = body.clone().into_fields().err().unwrap_or_default();
        // A field that could not be read is refused for that alone.
        let news: Vec<_> =
            refused.into_iter().filter(|new| errors.iter().all(|told| told.field != new.field)).collect();
        errors.extend(news);
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }
}

/// A count that may be left blank.
fn count(field: &str, text: &str, errors: &mut Vec<FieldError>) -> Option<u16> {
    match text.trim() {
        "" => None,
        text => text.parse().map_err(|_| errors.push(FieldError::new(field, "not_a_number"))).ok(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{identity::TimeZoneName, ids::ReminderId, reminders::Reminder};
    use jiff::civil::Time;

    use super::*;

    fn blank(counts_from: CountsFrom) -> TaskReminderForm {
        TaskReminderForm::blank(TaskId(Uuid::from_u128(1)), counts_from, Uuid::from_u128(2))
    }

    fn refused(form: &TaskReminderForm) -> Vec<(String, String)> {
        let errors = form.body().err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.code)).collect()
    }

    fn told(field: &str, code: &str) -> (String, String) {
        (field.to_owned(), code.to_owned())
    }

    #[test]
    fn a_reminder_goes_through_its_form_unchanged() {
        let by_day = TaskReminderTime::OnDay { days_before: 2, at: Time::constant(9, 0, 0, 0) };
        for (when, zone) in [(TaskReminderTime::BeforeDue { minutes: 90 }, None), (by_day, Some("Europe/Berlin"))] {
            let (id, task_id) = (ReminderId(Uuid::from_u128(3)), TaskId(Uuid::from_u128(1)));
            let zone = zone.and_then(|name| TimeZoneName::parse(name).ok());
            let reminder = TaskReminder { id, task_id, when, zone, is_on: false, version: 4 };
            let form = TaskReminderForm::of(&reminder);
            assert_eq!(form.body().unwrap(), ReminderBody::of(&Reminder::Task(reminder)));
        }
    }

    #[test]
    fn what_is_left_blank_is_the_time_itself_or_the_day_itself() {
        let at_it = blank(CountsFrom::Time).body().unwrap();
        assert_eq!((at_it.minutes_before, at_it.at, at_it.days_before, at_it.on), (Some(0), None, None, true));
        let morning = TaskReminderForm { at: "9:00".to_owned(), ..blank(CountsFrom::Day) }.body().unwrap();
        assert_eq!((morning.at, morning.days_before), (Some(Time::constant(9, 0, 0, 0)), Some(0)));
        assert_eq!((morning.minutes_before, morning.time_zone), (None, None));
    }

    #[test]
    fn each_field_is_refused_once() {
        let minutes = |text: &str| TaskReminderForm { minutes_before: text.to_owned(), ..blank(CountsFrom::Time) };
        assert_eq!(refused(&minutes("soon")), [told("minutes_before", "not_a_number")]);
        assert_eq!(refused(&minutes("50000")), [told("minutes_before", "out_of_range")]);
        let day = |at: &str, days: &str| TaskReminderForm {
            at: at.to_owned(),
            days_before: days.to_owned(),
            ..blank(CountsFrom::Day)
        };
        assert_eq!(refused(&day("", "")), [told("at", "required")]);
        assert_eq!(refused(&day("soon", "")), [told("at", "not_a_time")]);
        assert_eq!(refused(&day("09:00", "many")), [told("days_before", "not_a_number")]);
        assert_eq!(refused(&day("09:00", "366")), [told("days_before", "out_of_range")]);
    }
}
