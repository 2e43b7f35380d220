//! Reminders and what was asked, in a line each.

use domain::{
    habits::{DocumentFields, WeekdaySet},
    ids::{HabitId, ReminderId},
    reminders::HabitReminderFields,
};
use jiff::{Timestamp, civil::Time};
use services::{ExpectedVersion, ServiceError, habits::documents::NewDocument, reminders::plan_due};
use test_support::{Person, TestServices};

/// Every day at a time.
pub fn daily(habit_id: HabitId, hour: i8, minute: i8) -> HabitReminderFields {
    HabitReminderFields {
        habit_id,
        at: Time::constant(hour, minute, 0, 0),
        weekdays: WeekdaySet::every_day(),
        until: None,
        every_minutes: None,
        zone: None,
        is_on: true,
    }
}

/// Makes a reminder, as the use case does, and has it planned.
pub async fn remind(t: &TestServices, person: &Person, fields: HabitReminderFields) -> ReminderId {
    let id = try_to_remind(t, person, fields).await.unwrap();
    plan_due(&t.services).await.unwrap();
    id
}

pub async fn try_to_remind(
    t: &TestServices,
    person: &Person,
    fields: HabitReminderFields,
) -> Result<ReminderId, ServiceError> {
    let fields = DocumentFields::Reminder(fields.checked().unwrap().into());
    let wish = NewDocument { id: None, fields, key: None };
    let made = t.services.habits().create_document(&person.actor, wish).await?;
    Ok(ReminderId(made.document.id()))
}

/// Writes a reminder anew.
pub async fn change(t: &TestServices, person: &Person, id: ReminderId, fields: HabitReminderFields) {
    let (fields, any) = (DocumentFields::Reminder(fields.into()), ExpectedVersion::Any);
    t.services.habits().replace_document(&person.actor, id.uuid(), fields, &any).await.unwrap();
}

/// Moves the clock and asks what is due then. Answers what was asked in all, by the keys under which it is asked once.
pub async fn at(t: &TestServices, now: &str) -> Vec<String> {
    let now: Timestamp = now.parse().unwrap();
    t.clock.set(now);
    plan_due(&t.services).await.unwrap();
    asked(t).await
}

/// What was asked so far.
pub async fn asked(t: &TestServices) -> Vec<String> {
    let keys = sqlx::query_scalar("select dedupe_key from notifications").fetch_all(&t.owner).await;
    let mut keys: Vec<String> = keys.unwrap();
    keys.sort();
    keys
}
