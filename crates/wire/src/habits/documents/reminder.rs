//! A reminder of a habit or of a task.

use domain::{
    habits::{DocumentFields, WeekdaySet},
    identity::TimeZoneName,
    ids::{HabitId, ReminderId, TaskId},
    problem::FieldError,
    reminders::{
        HabitReminder, HabitReminderFields, Reminder, ReminderFields, TaskReminder, TaskReminderFields,
        TaskReminderTime,
    },
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
    /// The habit; null for a reminder of a task.
    #[serde(default)]
    pub habit_id: Option<Uuid>,
    /// The task; null for a reminder of a habit.
    #[serde(default)]
    pub task_id: Option<Uuid>,
    /// `HH:MM` by the wall clock; null beside `minutes_before`.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at: Option<Time>,
    /// `mon` to `sun`: the days of the wall clock on which one of a habit asks; null for a task.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<WeekdayName>>))]
    pub weekdays: Option<WeekdaySet>,
    /// `HH:MM` up to which it asks again; null asks once.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub until: Option<Time>,
    /// Minutes between two times of asking; null asks once.
    #[serde(default)]
    pub every_minutes: Option<u16>,
    /// Minutes before the time at which the task is due; 0 is the time itself. Silent while the task has no time.
    #[serde(default)]
    pub minutes_before: Option<u16>,
    /// Days before the day on which the task is due, then at `at`; 0 is the day itself.
    #[serde(default)]
    pub days_before: Option<u16>,
    /// The zone whose clock `at` keeps to; null travels with the person.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// Whether it asks at all.
    pub on: bool,
    /// Counts changes, from 1.
    pub version: i64,
}

impl From<Reminder> for ReminderView {
    fn from(reminder: Reminder) -> Self {
        let (id, on, version) = (reminder.id().uuid(), reminder.is_on(), reminder.version());
        let body = ReminderBody::of(&reminder);
        Self {
            id,
            habit_id: body.habit_id,
            task_id: body.task_id,
            at: body.at,
            weekdays: body.weekdays,
            until: body.until,
            every_minutes: body.every_minutes,
            minutes_before: body.minutes_before,
            days_before: body.days_before,
            time_zone: body.time_zone,
            on,
            version,
        }
    }
}

impl ReminderView {
    /// The reminder; none for one of a later build, about something that this one does not know.
    #[must_use]
    pub fn into_reminder(self) -> Option<Reminder> {
        // A name that this build cannot read travels with the person.
        let zone = self.time_zone.and_then(|name| TimeZoneName::parse(&name).ok());
        let (id, is_on, version) = (ReminderId(self.id), self.on, self.version);
        match (self.habit_id, self.task_id) {
            (Some(habit), _) => Some(Reminder::Habit(HabitReminder {
                id,
                habit_id: HabitId(habit),
                at: self.at?,
                weekdays: self.weekdays?,
                until: self.until,
                every_minutes: self.every_minutes,
                zone,
                is_on,
                version,
            })),
            (None, Some(task)) => {
                let when = match (self.minutes_before, self.at) {
                    (Some(minutes), _) => TaskReminderTime::BeforeDue { minutes },
                    (None, at) => TaskReminderTime::OnDay { days_before: self.days_before?, at: at? },
                };
                Some(Reminder::Task(TaskReminder { id, task_id: TaskId(task), when, zone, is_on, version }))
            }
            (None, None) => None,
        }
    }
}

/// What a client sends to make a reminder (`POST`) or to replace one (`PUT`): of a habit with `at`, of a task with
/// `minutes_before` or with `at` and `days_before`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReminderBody {
    /// UUIDv7 of the client's making, so that a retry makes no second reminder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The habit; ten reminders at most. Either this or `task_id`.
    #[serde(default)]
    pub habit_id: Option<Uuid>,
    /// The task; ten reminders at most. It asks while the task is open, and follows it when it is due at another time.
    #[serde(default)]
    pub task_id: Option<Uuid>,
    /// `HH:MM` by the wall clock; not beside `minutes_before`.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub at: Option<Time>,
    /// Of a habit: `mon` to `sun`, at least one; every day when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<WeekdayName>>))]
    pub weekdays: Option<WeekdaySet>,
    /// Of a habit: `HH:MM` up to which it asks again, later than `at`; together with `every_minutes`.
    #[serde(default, serialize_with = "crate::clock_time::write", deserialize_with = "crate::clock_time::optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, pattern = "^[0-9]{2}:[0-9]{2}$"))]
    pub until: Option<Time>,
    /// Of a habit: minutes between two times of asking; together with `until`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 5, maximum = 720))]
    pub every_minutes: Option<u16>,
    /// Of a task: minutes before the time at which it is due; 0 is the time itself.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 40320))]
    pub minutes_before: Option<u16>,
    /// Of a task: days before the day on which it is due, then at `at`; the day itself when left out.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 365))]
    pub days_before: Option<u16>,
    /// The zone whose clock `at` keeps to; null travels with the person. Not beside `minutes_before`, which keeps to
    /// the zone of the task.
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
        match reminder {
            Reminder::Habit(reminder) => Self {
                habit_id: Some(reminder.habit_id.uuid()),
                at: Some(reminder.at),
                weekdays: Some(reminder.weekdays),
                until: reminder.until,
                every_minutes: reminder.every_minutes,
                time_zone: reminder.zone.clone().map(String::from),
                on: reminder.is_on,
                ..Self::default()
            },
            Reminder::Task(reminder) => {
                let (minutes_before, days_before, at) = match reminder.when {
                    TaskReminderTime::BeforeDue { minutes } => (Some(minutes), None, None),
                    TaskReminderTime::OnDay { days_before, at } => (None, Some(days_before), Some(at)),
                };
                Self {
                    task_id: Some(reminder.task_id.uuid()),
                    at,
                    minutes_before,
                    days_before,
                    time_zone: reminder.zone.clone().map(String::from),
                    on: reminder.is_on,
                    ..Self::default()
                }
            }
        }
    }

    /// The checked fields.
    ///
    /// # Errors
    /// Every refused field with its code. `habit_id`: `required` where neither it nor `task_id` is named. `task_id`:
    /// `not_allowed` beside a habit. `at`: `required` where nothing else says when. `not_allowed` for what only the
    /// other kind has. `time_zone`: `unknown_time_zone` for what is no name of a zone.
    pub fn into_fields(self) -> Result<DocumentFields, Vec<FieldError>> {
        let zone = self.time_zone.as_deref().map(TimeZoneName::parse).transpose();
        let mut errors = self.misplaced();
        let named = zone.clone().unwrap_or_default();
        let checked = match (self.habit_id, self.task_id) {
            (Some(habit), None) => self.of_habit(HabitId(habit), named).map(ReminderFields::Habit),
            (None, Some(task)) => self.of_task(TaskId(task), named).map(ReminderFields::Task),
            (None, None) => Err(vec![FieldError::new("habit_id", "required")]),
            (Some(_), Some(_)) => Err(vec![FieldError::new("task_id", "not_allowed")]),
        };
        errors.extend(zone.err().map(|code| FieldError::new("time_zone", code)));
        match checked {
            Ok(fields) if errors.is_empty() => Ok(DocumentFields::Reminder(fields)),
            checked => {
                let mut all = checked.err().unwrap_or_default();
                all.extend(errors);
                Err(all)
            }
        }
    }

    fn of_habit(&self, habit_id: HabitId, zone: Option<TimeZoneName>) -> Result<HabitReminderFields, Vec<FieldError>> {
        let Some(at) = self.at else { return Err(vec![FieldError::new("at", "required")]) };
        let fields = HabitReminderFields {
            habit_id,
            at,
            weekdays: self.weekdays.unwrap_or_else(WeekdaySet::every_day),
            until: self.until,
            every_minutes: self.every_minutes,
            zone,
            is_on: self.on,
        };
        fields.checked()
    }

    fn of_task(&self, task_id: TaskId, zone: Option<TimeZoneName>) -> Result<TaskReminderFields, Vec<FieldError>> {
        let when = match (self.minutes_before, self.at) {
            (Some(minutes), _) => TaskReminderTime::BeforeDue { minutes },
            (None, Some(at)) => TaskReminderTime::OnDay { days_before: self.days_before.unwrap_or_default(), at },
            (None, None) => return Err(vec![FieldError::new("at", "required")]),
        };
        TaskReminderFields { task_id, when, zone, is_on: self.on }.checked()
    }

    /// What was said that this kind of reminder does not have.
    fn misplaced(&self) -> Vec<FieldError> {
        let by_minutes = self.minutes_before.is_some();
        let said: &[(&str, bool)] = if self.task_id.is_some() {
            &[
                ("weekdays", self.weekdays.is_some()),
                ("until", self.until.is_some()),
                ("every_minutes", self.every_minutes.is_some()),
                ("at", by_minutes && self.at.is_some()),
                ("days_before", by_minutes && self.days_before.is_some()),
            ]
        } else {
            &[("minutes_before", by_minutes), ("days_before", self.days_before.is_some())]
        };
        said.iter().filter(|(_, is_said)| *is_said).map(|(field, _)| FieldError::new(*field, "not_allowed")).collect()
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

    fn habit(body: Value) -> HabitReminderFields {
        match read(body) {
            Ok(ReminderFields::Habit(fields)) => fields,
            other => panic!("{other:?}"),
        }
    }

    fn refused(body: Value) -> Vec<(String, String)> {
        read(body).unwrap_err().into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn a_time_is_enough() {
        let fields = habit(json!({ "habit_id": Uuid::from_u128(1), "at": "07:00" }));
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
        let reminder = HabitReminder {
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
        let stored = Reminder::Habit(reminder.clone());
        let sent = serde_json::to_value(ReminderView::from(stored.clone())).unwrap();
        assert_eq!((&sent["at"], &sent["until"]), (&json!("07:00"), &json!("09:00")));
        assert_eq!(sent["weekdays"], json!(["mon", "tue", "wed", "thu", "fri"]));
        let received: ReminderView = serde_json::from_value(sent).unwrap();
        assert_eq!(received.into_reminder(), Some(stored.clone()));
        let body = serde_json::to_value(ReminderBody::of(&stored)).unwrap();
        let fields = habit(body);
        assert_eq!((fields.every_minutes, fields.zone, fields.is_on), (Some(15), reminder.zone, false));
    }

    #[test]
    fn a_reminder_of_a_task_travels_whole() {
        let task_id = TaskId(Uuid::from_u128(5));
        let by_day = TaskReminderTime::OnDay { days_before: 2, at: time(9, 0, 0, 0) };
        for (when, zone) in [(TaskReminderTime::BeforeDue { minutes: 0 }, None), (by_day, Some("Europe/Berlin"))] {
            let zone = zone.and_then(|name| TimeZoneName::parse(name).ok());
            let id = ReminderId(Uuid::from_u128(3));
            let stored =
                Reminder::Task(TaskReminder { id, task_id, when, zone: zone.clone(), is_on: true, version: 4 });
            let sent = serde_json::to_value(ReminderView::from(stored.clone())).unwrap();
            assert_eq!((&sent["habit_id"], &sent["weekdays"]), (&Value::Null, &Value::Null));
            let received: ReminderView = serde_json::from_value(sent).unwrap();
            assert_eq!(received.into_reminder(), Some(stored.clone()));
            let body = serde_json::to_value(ReminderBody::of(&stored)).unwrap();
            let fields = TaskReminderFields { task_id, when, zone, is_on: true };
            assert_eq!(read(body), Ok(ReminderFields::Task(fields)));
        }
    }

    #[test]
    fn a_reminder_is_of_one_thing_and_says_when() {
        let (habit, task) = (Uuid::from_u128(1), Uuid::from_u128(5));
        let told = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        assert_eq!(refused(json!({ "at": "07:00" })), [told("habit_id", "required")]);
        let both = json!({ "habit_id": habit, "task_id": task, "at": "07:00" });
        assert_eq!(refused(both), [told("task_id", "not_allowed")]);
        assert_eq!(refused(json!({ "task_id": task })), [told("at", "required")]);
        assert_eq!(refused(json!({ "habit_id": habit })), [told("at", "required")]);
        let twice = json!({ "task_id": task, "minutes_before": 10, "at": "07:00" });
        assert_eq!(refused(twice), [told("at", "not_allowed")]);
        let weekly = json!({ "task_id": task, "at": "07:00", "weekdays": ["mon"] });
        assert_eq!(refused(weekly), [told("weekdays", "not_allowed")]);
        let before = json!({ "habit_id": habit, "at": "07:00", "minutes_before": 10 });
        assert_eq!(refused(before), [told("minutes_before", "not_allowed")]);
        let zoned = json!({ "task_id": task, "minutes_before": 10, "time_zone": "Europe/Berlin" });
        assert_eq!(refused(zoned), [told("time_zone", "not_allowed")]);
    }
}
