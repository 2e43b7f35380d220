//! What the forms of reminders post, and how it becomes the body that REST and the queue take too.

use std::collections::BTreeMap;

use domain::{
    format::time,
    habits::{
        WeekdaySet,
        schedule::{weekday_from_name, weekday_name},
    },
    ids::HabitId,
    problem::FieldError,
    reminders::HabitReminder,
};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wire::habits::ReminderBody;

use crate::beginnings::time_field::read_time;

/// A reminder as its form writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderForm {
    /// Which reminder; for a new one, the id that makes a repeated post harmless.
    pub id: String,
    /// `true` for a new one.
    pub is_new: String,
    pub habit_id: String,
    /// `07:30`
    pub at: String,
    /// `mon` to `sun`.
    pub weekdays: Vec<String>,
    /// Minutes between two times of asking; blank to ask once.
    pub every_minutes: String,
    /// Blank to ask once.
    pub until: String,
    /// The name of a zone; blank travels with the person.
    pub time_zone: String,
    /// `false` while it is switched off.
    pub on: String,
}

/// A reminder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderIdForm {
    pub id: String,
    /// `true` or `false`, where it is switched.
    pub on: String,
}

impl ReminderForm {
    /// A new one: every day, and without a time, because nobody else can know it.
    #[must_use]
    pub fn blank(habit: HabitId, id: Uuid) -> Self {
        Self {
            id: id.to_string(),
            is_new: "true".to_owned(),
            habit_id: habit.to_string(),
            weekdays: names_of(WeekdaySet::every_day()),
            on: "true".to_owned(),
            ..Self::default()
        }
    }

    /// One that exists.
    #[must_use]
    pub fn of(reminder: &HabitReminder) -> Self {
        Self {
            id: reminder.id.to_string(),
            is_new: "false".to_owned(),
            habit_id: reminder.habit_id.to_string(),
            at: time(reminder.at),
            weekdays: names_of(reminder.weekdays),
            every_minutes: reminder.every_minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
            until: reminder.until.map(time).unwrap_or_default(),
            time_zone: reminder.zone.as_ref().map(|zone| zone.as_str().to_owned()).unwrap_or_default(),
            on: reminder.is_on.to_string(),
        }
    }

    /// From fields read in the browser.
    #[must_use]
    pub fn from_fields(fields: &BTreeMap<String, String>) -> Self {
        let text = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let weekdays = fields.get("weekdays[]").map(|days| days.split(',').map(str::to_owned).collect());
        Self {
            id: text("id"),
            is_new: text("is_new"),
            habit_id: text("habit_id"),
            at: text("at"),
            weekdays: weekdays.unwrap_or_default(),
            every_minutes: text("every_minutes"),
            until: text("until"),
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
        let habit_id = self.habit_id.parse().unwrap_or_else(|_| {
            errors.push(FieldError::new("habit_id", "not_an_id"));
            Uuid::nil()
        });
        let mut clock = |field: &str, text: &str| {
            read_time(field, text).unwrap_or_else(|error| {
                errors.push(error);
                None
            })
        };
        let (at, until) = (clock("at", &self.at), clock("until", &self.until));
        if at.is_none() && self.at.trim().is_empty() {
            errors.push(FieldError::new("at", "required"));
        }
        let weekdays = self.weekdays().unwrap_or_else(|error| {
            errors.push(error);
            WeekdaySet::every_day()
        });
        let every_minutes = self.every_minutes().unwrap_or_else(|error| {
            errors.push(error);
            None
        });
        let time_zone = Some(self.time_zone.trim().to_owned()).filter(|zone| !zone.is_empty());
        let on = self.on != "false";
        let at = at.unwrap_or(Time::midnight());
        let body = ReminderBody {
            habit_id: Some(habit_id),
            at: Some(at),
            weekdays: Some(weekdays),
            until,
            every_minutes,
            time_zone,
            on,
            ..ReminderBody::default()
        };
        let refused = body.clone().into_fields().err().unwrap_or_default();
        // A field that could not be read is refused for that alone.
        let is_told = |field: &str| errors.iter().any(|error| error.field == field);
        let news: Vec<_> = refused.into_iter().filter(|error| !is_told(&error.field)).collect();
        errors.extend(news);
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }

    fn weekdays(&self) -> Result<WeekdaySet, FieldError> {
        self.weekdays.iter().filter(|name| !name.is_empty()).try_fold(WeekdaySet::default(), |set, name| {
            let day = weekday_from_name(name).ok_or_else(|| FieldError::new("weekdays", "unknown_weekday"))?;
            Ok(set.with(day))
        })
    }

    fn every_minutes(&self) -> Result<Option<u16>, FieldError> {
        match self.every_minutes.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| FieldError::new("every_minutes", "not_a_number")),
        }
    }
}

fn names_of(weekdays: WeekdaySet) -> Vec<String> {
    weekdays.iter().map(|day| weekday_name(day).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use domain::{identity::TimeZoneName, ids::ReminderId, reminders::Reminder};

    use super::*;

    fn typed(at: &str, every_minutes: &str, until: &str) -> ReminderForm {
        let text = |text: &str| text.to_owned();
        let blank = ReminderForm::blank(HabitId(Uuid::from_u128(1)), Uuid::from_u128(2));
        ReminderForm { at: text(at), every_minutes: text(every_minutes), until: text(until), ..blank }
    }

    fn refused(form: &ReminderForm) -> Vec<(String, String)> {
        let errors = form.body().err().unwrap_or_default();
        errors.into_iter().map(|error| (error.field, error.code)).collect()
    }

    fn told(field: &str, code: &str) -> (String, String) {
        (field.to_owned(), code.to_owned())
    }

    #[test]
    fn a_reminder_goes_through_its_form_unchanged() {
        let reminder = HabitReminder {
            id: ReminderId(Uuid::from_u128(3)),
            habit_id: HabitId(Uuid::from_u128(1)),
            at: Time::constant(7, 0, 0, 0),
            weekdays: WeekdaySet::from_bits(0b001_1111).unwrap(),
            until: Some(Time::constant(9, 0, 0, 0)),
            every_minutes: Some(15),
            zone: TimeZoneName::parse("Europe/Berlin").ok(),
            is_on: false,
            version: 4,
        };
        let form = ReminderForm::of(&reminder);
        assert_eq!((form.at.as_str(), form.until.as_str(), form.on.as_str()), ("07:00", "09:00", "false"));
        assert_eq!(form.body().unwrap(), ReminderBody::of(&Reminder::Habit(reminder)));
    }

    #[test]
    fn a_time_is_all_that_a_new_one_needs() {
        let body = typed("7:30", " ", "").body().unwrap();
        assert_eq!((body.at, body.until, body.every_minutes), (Some(Time::constant(7, 30, 0, 0)), None, None));
        assert_eq!((body.weekdays, body.time_zone, body.on), (Some(WeekdaySet::every_day()), None, true));
    }

    #[test]
    fn each_field_is_refused_once() {
        assert_eq!(refused(&typed("", "", "")), [told("at", "required")]);
        assert_eq!(refused(&typed("soon", "", "")), [told("at", "not_a_time")]);
        assert_eq!(refused(&typed("07:00", "often", "09:00")), [told("every_minutes", "not_a_number")]);
        assert_eq!(refused(&typed("07:00", "15", "")), [told("until", "required")]);
        assert_eq!(refused(&typed("07:00", "15", "06:00")), [told("until", "out_of_range")]);
        let never = ReminderForm { weekdays: Vec::new(), ..typed("07:00", "", "") };
        assert_eq!(refused(&never), [told("weekdays", "required")]);
        let odd = ReminderForm { weekdays: vec!["someday".to_owned()], ..typed("07:00", "", "") };
        assert_eq!(refused(&odd), [told("weekdays", "unknown_weekday")]);
    }
}
