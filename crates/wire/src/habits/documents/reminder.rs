//! A reminder of a habit.

use domain::{
    habits::{DocumentFields, WeekdaySet},
    identity::TimeZoneName,
    ids::{HabitId, ReminderId},
    problem::FieldError,
    reminders::{Reminder, ReminderFields},
};
use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[cfg(feature = "openapi")]
use crate::habits::WeekdayName;

/// A reminder as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderView {
    /// UUIDv7, made by the client or the server.
    pub id: Uuid,
    /// The habit.
    pub habit_id: Uuid,
    /// `HH:MM` by the wall clock.
    #[serde(serialize_with = "crate::clock_time::write_required", deserialize_with = "crate::clock_time::required")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at: Time,
    /// `mon` to `sun`: the days of the wall clock on which it asks.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<WeekdayName>))]
    pub weekdays: WeekdaySet,
    /// `HH:MM` up to which it asks again; null asks once.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub until: Option<Time>,
    /// Minutes between two times of asking; null asks once.
    #[serde(default)]
    pub every_minutes: Option<u16>,
    /// The zone whose clock it keeps to; null travels with the person.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Whether it asks at all.
    pub on: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Reminder> for ReminderView {
    fn from(reminder: Reminder) -> Self {
        Self {
            id: reminder.id.uuid(),
            habit_id: reminder.habit_id.uuid(),
            at: reminder.at,
            weekdays: reminder.weekdays,
            until: reminder.until,
            every_minutes: reminder.every_minutes,
            time_zone: reminder.zone.map(String::from),
            on: reminder.is_on,
            version: reminder.version,
        }
    }
}

impl From<ReminderView> for Reminder {
    fn from(view: ReminderView) -> Self {
        Self {
            id: ReminderId(view.id),
            habit_id: HabitId(view.habit_id),
            at: view.at,
            weekdays: view.weekdays,
            until: view.until,
            every_minutes: view.every_minutes,
            // A name that this build cannot read travels with the person.
            zone: view.time_zone.and_then(|name| TimeZoneName::parse(&name).ok()),
            is_on: view.on,
            version: view.version,
        }
    }
}

/// What a client sends to make a reminder (`POST`) or to replace one (`PUT`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReminderBody {
    /// UUIDv7 of the client's making, so that a retry makes no second reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The habit; ten reminders at most.
    pub habit_id: Uuid,
    /// `HH:MM` by the wall clock.
    #[serde(serialize_with = "crate::clock_time::write_required", deserialize_with = "crate::clock_time::required")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at: Time,
    /// `mon` to `sun`, at least one; every day when left out.
    #[serde(default = "WeekdaySet::every_day")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<WeekdayName>, min_items = 1))]
    pub weekdays: WeekdaySet,
    /// `HH:MM` up to which it asks again, later than `at`; together with `every_minutes`.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub until: Option<Time>,
    /// Minutes between two times of asking; together with `until`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 720))]
    pub every_minutes: Option<u16>,
    /// The zone whose clock it keeps to; null travels with the person.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub time_zone: Option<String>,
    /// Whether it asks at all.
    #[serde(default = "yes")]
    #[cfg_attr(feature = "openapi", schema(default = true))]
    pub on: bool,
}

const fn yes() -> bool {
    true
}

impl ReminderBody {
    /// A body that says what a stored reminder says.
    #[must_use]
    pub fn of(reminder: &Reminder) -> Self {
        Self {
            id: None,
            habit_id: reminder.habit_id.uuid(),
            at: reminder.at,
            weekdays: reminder.weekdays,
            until: reminder.until,
            every_minutes: reminder.every_minutes,
            time_zone: reminder.zone.clone().map(String::from),
            on: reminder.is_on,
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code; `time_zone`: `unknown_time_zone` for what is no name of a zone.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let zone = self.time_zone.as_deref().map(TimeZoneName::parse).transpose();
        let fields = ReminderFields {
            habit_id: HabitId(self.habit_id),
            at: self.at,
            weekdays: self.weekdays,
            until: self.until,
            every_minutes: self.every_minutes,
            zone: zone.clone().unwrap_or_default(),
            is_on: self.on,
        };
        match (fields.checked(), zone) {
            (Ok(fields), Ok(_)) => Ok(DocumentFields::Reminder(fields)),
            (checked, zone) => {
                let mut errors = checked.err().unwrap_or_default();
                errors.extend(zone.err().map(|code| FieldError::new("time_zone", code)));
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use serde_json::{Value, json};

    use super::*;

    fn read(body: Value) -> Result<ReminderFields, Vec<FieldError>> {
        match serde_json::from_value::<ReminderBody>(body).unwrap().into_fields() {
            Ok(DocumentFields::Reminder(fields)) => Ok(fields),
            Ok(other) => panic!("{other:?}"),
            Err(errors) => Err(errors),
        }
    }

    #[test]
    fn a_time_is_enough() {
        let fields = read(json!({ "habit_id": Uuid::from_u128(1), "at": "07:00" })).unwrap();
        assert_eq!((fields.at, fields.weekdays, fields.is_on), (time(7, 0, 0, 0), WeekdaySet::every_day(), true));
        assert_eq!((fields.until, fields.every_minutes, fields.zone), (None, None, None));
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let body = json!({
            "habit_id": Uuid::from_u128(1), "at": "07:00", "weekdays": [], "every_minutes": 1, "time_zone": "Mars Base",
        });
        let errors = read(body).unwrap_err();
        let told: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
        let expected = [
            ("weekdays", "required"),
            ("until", "required"),
            ("every_minutes", "out_of_range"),
            ("time_zone", "unknown_time_zone"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_reminder_travels_whole() {
        let reminder = Reminder {
            id: ReminderId(Uuid::from_u128(3)),
            habit_id: HabitId(Uuid::from_u128(1)),
            at: time(7, 0, 0, 0),
            weekdays: WeekdaySet::from_bits(0b001_1111).unwrap(),
            until: Some(time(9, 0, 0, 0)),
            every_minutes: Some(15),
            zone: TimeZoneName::parse("Europe/Berlin").ok(),
            is_on: false,
            version: 4,
        };
        let sent = serde_json::to_value(ReminderView::from(reminder.clone())).unwrap();
        assert_eq!((&sent["at"], &sent["until"]), (&json!("07:00"), &json!("09:00")));
        assert_eq!(sent["weekdays"], json!(["mon", "tue", "wed", "thu", "fri"]));
        let received: ReminderView = serde_json::from_value(sent).unwrap();
        assert_eq!(Reminder::from(received), reminder);
        let body = serde_json::to_value(ReminderBody::of(&reminder)).unwrap();
        let fields = read(body).unwrap();
        assert_eq!((fields.every_minutes, fields.zone, fields.is_on), (Some(15), reminder.zone, false));
    }
}
